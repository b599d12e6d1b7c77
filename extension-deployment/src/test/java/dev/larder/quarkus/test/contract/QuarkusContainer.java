package dev.larder.quarkus.test.contract;

import java.lang.annotation.Annotation;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import dev.larder.contract.Container;
import dev.larder.testing.RedisHandle;
import io.vertx.core.Vertx;

/** The beans of the application that a test class has begun. */
class QuarkusContainer implements Container {

    @Inject
    @Any
    Instance<Object> beans;

    @Override
    public <T> T bean(Class<T> type, Annotation... qualifiers) {
        return beans.select(type, qualifiers).get();
    }

    @Override
    public boolean interceptsOwnCalls() {
        return true;
    }

    @Override
    public RedisHandle redis() {
        return OuterRedis.inner();
    }

    @Override
    public Vertx vertx() {
        return bean(Vertx.class);
    }
}
