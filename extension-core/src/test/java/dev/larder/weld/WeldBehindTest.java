package dev.larder.weld;

import java.util.HashMap;
import java.util.Map;

import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import dev.larder.behind.BehindContract;
import dev.larder.behind.shop.Items;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

@WithRedis
class WeldBehindTest extends BehindContract {

    private static WeldContainer weld;
    private static RedisHandle server;

    @BeforeAll
    static void start(RedisHandle redis) {
        server = redis;
        Map<String, String> configuration = new HashMap<>(CONFIGURATION);
        configuration.put("larder.redis.hosts", redis.uri());
        weld = WeldApplication.boot(configuration, Items.class.getPackage());
    }

    @AfterAll
    static void stop() {
        weld.close();
    }

    @Override
    protected <T> T bean(Class<T> type) {
        return weld.select(type).get();
    }

    @Override
    protected RedisHandle redis() {
        return server;
    }
}
