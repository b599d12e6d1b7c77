package dev.larder.quarkus.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;

import org.eclipse.microprofile.context.ThreadContext;
import org.jboss.logging.Logger;

import dev.larder.internal.assembly.Assembly;
import dev.larder.internal.assembly.Blueprint;
import dev.larder.internal.assembly.Codecs;
import dev.larder.internal.assembly.Parts;
import dev.larder.internal.assembly.RedisWiring;
import dev.larder.internal.cdi.BeanBodies;
import dev.larder.internal.cdi.BeanLookups;
import dev.larder.internal.cdi.LogJournal;
import dev.larder.internal.codec.jackson.JacksonCodecs;
import dev.larder.internal.coherence.View;
import dev.larder.internal.config.Configuration;
import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.config.SettingsException;
import dev.larder.internal.plan.Plans;
import dev.larder.internal.redis.vertx.RedisLink;
import dev.larder.internal.result.Surroundings;
import dev.larder.internal.result.vertx.VertxSurroundings;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.SystemTime;
import dev.larder.internal.transaction.Endings;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.arc.ManagedContext;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.runtime.client.config.RedisConfig;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;

/** Larder as it runs in Quarkus: on its Vert.x, its managed Redis client and its threads. */
public class QuarkusLarder implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("dev.larder");

    /** Read when the application is built; the report of unknown keys must know them. */
    private static final List<String> BUILD_TIME_KEYS = Stream.concat(
            SettingsCheck.BUILD_TIME.stream().map(prefix -> prefix + '*'), Stream.of("larder.redis.client-name"))
            .toList();

    private final SystemTime time = new SystemTime();
    private final Optional<RedisLink> redis;
    private final Optional<RedisWiring> wiring;
    private final Assembly assembly;

    QuarkusLarder(String client, String applicationName, Vertx vertx, Plans plans,
            List<PropertyReader> readers, Map<String, String> records, Map<String, String> formats) {
        ArcContainer container = Arc.requireContainer();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Configuration configuration = Configuration.of(loader);
        LarderSettings settings = configuration.settings();
        Blueprint blueprint = new Blueprint(settings, plans, applicationName, configuration::value);
        blueprint.unknownKeys(configuration.keys(), BUILD_TIME_KEYS).forEach(LOG::warn);
        blueprint.timeoutsWithoutUse().forEach(LOG::warn);
        settings.redis().hosts().ifPresent(hosts -> LOG.warnf("larder.redis.hosts is not used on Quarkus: set %s",
                RedisConfig.getPropertyName(client, RedisConfig.HOSTS)));
        JacksonCodecs jackson = new JacksonCodecs(loader, blueprint.codecLimits(),
                new GeneratedRecords(records, loader));
        Codecs codecs = new Codecs(plans.cached(), blueprint, jackson::of);
        LogJournal journal = new LogJournal(time);
        ClientCheck.check(client, configuration, blueprint);
        redis = redis(client, vertx, blueprint, container, journal);
        InjectableInstance<Object> beans = container.select(Object.class, Any.Literal.INSTANCE);
        BeanLookups lookups = new BeanLookups(beans);
        wiring = redis.map(link -> new RedisWiring(link, blueprint, time, journal));
        Surroundings surroundings = new VertxSurroundings(() -> contextual(container), container.getExecutorService(),
                task -> () -> withinRequest(container.requestContext(), task));
        Endings endings = new Endings(time, blueprint.engineLimits().patience(), surroundings::mayWait, journal);
        try {
            assembly = new Assembly(new Parts(plans, blueprint::policy, blueprint.prefix(),
                    new GeneratedAccessors(readers, loader), lookups.formats(load(formats, loader)), lookups.ambient(),
                    codecs, lookups.filters(loader), lookups.listener(),
                    surroundings, lookups.transactions(endings),
                    blueprint.queues().deferral(wiring.map(RedisWiring::queues), jackson::of, lookups.mergers(loader),
                            loader, new BeanBodies(beans, loader,
                                    task -> () -> withinRequest(container.requestContext(), task),
                                    task -> onEventLoop(vertx, task)),
                            container.getExecutorService()),
                    blueprint.fencesCommits(),
                    blueprint.maxLocalWeight(), blueprint.engineLimits(), wiring.map(RedisWiring::tier),
                    blueprint.failsLoudly(), wiring.map(RedisWiring::view).orElseGet(View::always), time, journal));
        } catch (RuntimeException unusable) {
            // In dev mode the next try comes with the next request, and this one's connections would stay.
            closeParts();
            throw unusable;
        }
        wiring.ifPresent(wired -> wired.listen(assembly));
    }

    Assembly assembly() {
        return assembly;
    }

    @Override
    public void close() {
        assembly.close();
        closeParts();
    }

    private void closeParts() {
        wiring.ifPresent(RedisWiring::close);
        redis.ifPresent(RedisLink::close);
        time.close();
    }

    private Optional<RedisLink> redis(String client, Vertx vertx, Blueprint blueprint, ArcContainer container,
            Journal journal) {
        if (!blueprint.needsRedis()) {
            return Optional.empty();
        }
        InjectableInstance<Redis> clients = container.select(Redis.class, client.equals(RedisConfig.DEFAULT_CLIENT_NAME)
                ? Default.Literal.INSTANCE
                : RedisClientName.Literal.of(client));
        if (clients.listActive().isEmpty()) {
            throw new SettingsException(List.of(RedisConfig.getPropertyName(client, RedisConfig.HOSTS)
                    + " has no value: set it to the address of Redis, such as redis://localhost:6379, or keep the caches in"
                    + " memory with larder.defaults.tier=local"));
        }
        Redis managed = clients.getActive();
        return Optional.of(new RedisLink(vertx, managed, blueprint.connections(), blueprint.breaker(), time, journal));
    }

    /** Quarkus' worker threads, with the contexts of the calling thread put back for each task. */
    private static Executor contextual(ArcContainer container) {
        ThreadContext contexts = container.select(ThreadContext.class).get();
        Executor captured = contexts.currentContextExecutor();
        return task -> container.getExecutorService().execute(() -> captured.execute(task));
    }

    /** On a context of its own, as a reactive request has. */
    private static void onEventLoop(Vertx vertx, Runnable task) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(ignored -> task.run());
    }

    /** In the background no request is active. */
    private static void withinRequest(ManagedContext requests, Runnable task) {
        requests.activate();
        try {
            task.run();
        } finally {
            requests.terminate();
        }
    }

    private static Map<String, Class<?>> load(Map<String, String> formats, ClassLoader loader) {
        Map<String, Class<?>> classes = new HashMap<>();
        formats.forEach((type, name) -> classes.put(type, Classes.load(name, loader)));
        return classes;
    }
}
