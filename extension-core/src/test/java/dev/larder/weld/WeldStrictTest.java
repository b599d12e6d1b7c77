package dev.larder.weld;

import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import dev.larder.contract.ContractSuite;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

@WithRedis
class WeldStrictTest {

    private static WeldApplication application;

    @BeforeAll
    static void start(RedisHandle redis) {
        application = WeldApplication.start(redis, ContractSuite.STRICT);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @TestFactory
    Stream<DynamicNode> strict() {
        return ContractSuite.strict(application);
    }
}
