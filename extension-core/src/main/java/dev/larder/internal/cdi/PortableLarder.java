package dev.larder.internal.cdi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.inject.Instance;

import org.jboss.logging.Logger;

import dev.larder.internal.assembly.Assembly;
import dev.larder.internal.assembly.Blueprint;
import dev.larder.internal.assembly.Codecs;
import dev.larder.internal.assembly.Parts;
import dev.larder.internal.assembly.RedisWiring;
import dev.larder.internal.codec.jackson.JacksonCodecs;
import dev.larder.internal.coherence.View;
import dev.larder.internal.config.Configuration;
import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.config.SettingsException;
import dev.larder.internal.plan.Plans;
import dev.larder.internal.plan.RuleLevels;
import dev.larder.internal.redis.vertx.OwnRedis;
import dev.larder.internal.result.LendingSurroundings;
import dev.larder.internal.result.Surroundings;
import dev.larder.internal.result.vertx.VertxSurroundings;
import dev.larder.internal.shape.reflect.ReflectionAccessors;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.SystemTime;
import dev.larder.internal.transaction.Endings;

/** Larder as it runs in a container other than Quarkus, with its own clock, threads and connections. */
final class PortableLarder implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PortableLarder.class);

    private static final String DEFAULT_PREFIX = "larder";

    private final SystemTime time = new SystemTime();
    private final ExecutorService threads;
    private final Optional<OwnRedis> redis;
    private final Optional<RedisWiring> wiring;
    private final Assembly assembly;

    /** @throws SettingsException if configuration or annotations hold values that are not allowed */
    PortableLarder(Plans plans, Map<String, Class<?>> formats, Instance<Object> beans, ClassLoader loader) {
        Configuration configuration = Configuration.of(loader);
        LarderSettings settings = configuration.settings();
        Blueprint blueprint = new Blueprint(settings, plans, DEFAULT_PREFIX, configuration::value);
        blueprint.unknownKeys(configuration.keys(), List.of(RuleLevels.PREFIX + "*")).forEach(LOG::warn);
        blueprint.timeoutsWithoutUse().forEach(LOG::warn);
        settings.redis().clientName().ifPresent(name -> LOG
                .warn("larder.redis.client-name is not used outside Quarkus: larder.redis.hosts says where Redis is"));
        JacksonCodecs jackson = new JacksonCodecs(loader, blueprint.codecLimits());
        Codecs codecs = new Codecs(plans.cached(), blueprint, jackson::of);
        LogJournal journal = new LogJournal(time);
        redis = redis(settings, blueprint, journal);
        threads = PortableThreads.create(loader);
        BeanLookups lookups = new BeanLookups(beans);
        wiring = redis.map(own -> new RedisWiring(own.link(), blueprint, time, journal));
        Surroundings surroundings = surroundings(blueprint, beans);
        Endings endings = new Endings(time, blueprint.engineLimits().patience(), surroundings::mayWait, journal);
        try {
            assembly = new Assembly(
                    new Parts(plans, blueprint::policy, blueprint.prefix(), new ReflectionAccessors(loader),
                            lookups.formats(formats), lookups.ambient(), codecs, lookups.filters(loader),
                            lookups.listener(), surroundings, lookups.transactionsOrPlatforms(endings),
                            blueprint.queues().deferral(wiring.map(RedisWiring::queues), jackson::of,
                                    lookups.mergers(loader), loader,
                                    new BeanBodies(beans, loader, new OwnRequest(beans)::around, Runnable::run),
                                    threads),
                            blueprint.fencesCommits(), blueprint.maxLocalWeight(), blueprint.engineLimits(),
                            wiring.map(RedisWiring::tier), blueprint.failsLoudly(),
                            wiring.map(RedisWiring::view).orElseGet(View::always), time, journal));
        } catch (RuntimeException unusable) {
            closeParts();
            throw unusable;
        }
        wiring.ifPresent(wired -> wired.listen(assembly));
    }

    /** No portable means puts the contexts of a call back on another thread. */
    private Surroundings surroundings(Blueprint blueprint, Instance<Object> beans) {
        return new LendingSurroundings(
                new VertxSurroundings(() -> threads, threads, new OwnRequest(beans)::around), time,
                blueprint.engineLimits().patience());
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
        redis.ifPresent(OwnRedis::close);
        threads.shutdown();
        time.close();
    }

    private Optional<OwnRedis> redis(LarderSettings settings, Blueprint blueprint, Journal journal) {
        if (!blueprint.needsRedis()) {
            return Optional.empty();
        }
        String hosts = settings.redis().hosts().orElseThrow(() -> new SettingsException(List.of(
                "larder.redis.hosts has no value: set it to the address of Redis, such as redis://localhost:6379, or keep"
                        + " the caches in memory with larder.defaults.tier=local")));
        try {
            return Optional.of(new OwnRedis(hosts, blueprint.connections(), blueprint.breaker(), time,
                    journal));
        } catch (IllegalArgumentException unusable) {
            throw new SettingsException(List.of("larder.redis.hosts: " + unusable.getMessage()));
        }
    }
}
