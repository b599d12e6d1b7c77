package dev.larder.quarkus.test.contract;

import java.lang.annotation.Annotation;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.contract.Container;
import dev.larder.contract.ContractSuite;
import dev.larder.testing.RedisHandle;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;

class QuarkusAvailableTest implements Container {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = ContractApplication.with(ContractSuite.AVAILABLE);

    @Inject
    @Any
    Instance<Object> beans;

    @Override
    public <T> T bean(Class<T> type, Annotation... qualifiers) {
        return beans.select(type, qualifiers).get();
    }

    @Override
    public RedisHandle redis() {
        return OuterRedis.inner();
    }

    @Override
    public Vertx vertx() {
        return bean(Vertx.class);
    }

    @TestFactory
    Stream<DynamicNode> available() {
        return ContractSuite.available(this);
    }
}
