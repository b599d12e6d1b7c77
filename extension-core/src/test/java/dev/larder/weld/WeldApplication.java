package dev.larder.weld;

import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import dev.larder.Cached;
import dev.larder.Tier;
import dev.larder.contract.Container;
import dev.larder.contract.shop.Each;
import dev.larder.contract.shop.Plain;
import dev.larder.contract.shop.Reactive;
import dev.larder.contract.shop.Tagged;
import dev.larder.contract.shop.Values;
import dev.larder.testing.RedisHandle;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;

/** The application under test on Weld SE, with a configuration of its own. */
public final class WeldApplication implements Container, AutoCloseable {

    /** The caches whose annotations say that they are in Redis alone. */
    static final List<String> REMOTE_CACHES = Stream.of(Plain.class, Reactive.class, Values.class, Each.class,
            Tagged.class)
            .flatMap(bean -> Arrays.stream(bean.getMethods()))
            .filter(method -> method.isAnnotationPresent(Cached.class)
                    && method.getAnnotation(Cached.class).tier() == Tier.REMOTE)
            .map(method -> method.getAnnotation(Cached.class).cache().isEmpty()
                    ? method.getDeclaringClass().getSimpleName() + "." + method.getName()
                    : method.getAnnotation(Cached.class).cache())
            .toList();

    private final RedisHandle redis;
    private final Vertx vertx = Vertx.vertx();
    private final WeldContainer weld;

    private WeldApplication(RedisHandle redis, WeldContainer weld) {
        this.redis = redis;
        this.weld = weld;
    }

    /** @param more configuration, which wins over {@link Container#CONFIGURATION} */
    public static WeldApplication start(RedisHandle redis, Map<String, String> more) {
        Map<String, String> configuration = new HashMap<>(CONFIGURATION);
        configuration.put("larder.redis.hosts", redis.uri());
        configuration.putAll(more);
        return new WeldApplication(redis, boot(configuration));
    }

    /** Boots with exactly this configuration, which belongs to a class loader of its own. */
    static WeldContainer boot(Map<String, String> configuration) {
        return boot(configuration, Plain.class.getPackage());
    }

    /** Boots the beans of a package. */
    public static WeldContainer boot(Map<String, String> configuration, Package beans) {
        return boot(configuration, weld -> weld.addPackages(true, beans));
    }

    /** Boots the beans that somebody adds. */
    public static WeldContainer boot(Map<String, String> configuration, UnaryOperator<Weld> beans) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(configuration, "test", 100)).build();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader loader = new URLClassLoader(new URL[0], WeldApplication.class.getClassLoader());
        ConfigProviderResolver.instance().registerConfig(config, loader);
        thread.setContextClassLoader(loader);
        try {
            return beans.apply(new Weld().containerId(String.valueOf(System.identityHashCode(loader)))).initialize();
        } finally {
            thread.setContextClassLoader(before);
            ConfigProviderResolver.instance().releaseConfig(config);
        }
    }

    @Override
    public <T> T bean(Class<T> type, Annotation... qualifiers) {
        return weld.select(type, qualifiers).get();
    }

    @Override
    public boolean interceptsOwnCalls() {
        return false;
    }

    @Override
    public RedisHandle redis() {
        return redis;
    }

    @Override
    public Vertx vertx() {
        return vertx;
    }

    @Override
    public void close() {
        weld.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
