package dev.larder.quarkus.test.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.RedisLauncher;

/**
 * The Redis of a test class, which must run before Quarkus starts and be at hand in the test methods, which Quarkus
 * loads by a class loader of its own. System properties are what both sides see.
 */
final class OuterRedis {

    private static final String PLACE = OuterRedis.class.getName();

    private OuterRedis() {
    }

    static RedisHandle start() {
        RedisHandle redis = RedisLauncher.launch();
        System.getProperties().put(PLACE, redis);
        return redis;
    }

    static void stop() {
        RedisHandle redis = inner();
        System.getProperties().remove(PLACE);
        redis.close();
    }

    /** The same server, as a type of the class loader that asks. Not for methods that have types of ours. */
    static RedisHandle inner() {
        Object outer = System.getProperties().get(PLACE);
        return (RedisHandle) Proxy.newProxyInstance(OuterRedis.class.getClassLoader(),
                new Class<?>[] { RedisHandle.class }, (proxy, method, arguments) -> {
                    try {
                        Class<?> port = Class.forName(RedisHandle.class.getName(), true,
                                outer.getClass().getClassLoader());
                        return port.getMethod(method.getName(), method.getParameterTypes()).invoke(outer, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
