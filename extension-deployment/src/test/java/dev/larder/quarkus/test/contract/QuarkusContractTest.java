package dev.larder.quarkus.test.contract;

import java.lang.annotation.Annotation;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.contract.Container;
import dev.larder.contract.ContractSuite;
import dev.larder.testing.RedisHandle;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.Vertx;

class QuarkusContractTest implements Container {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = application();

    @Inject
    @Any
    Instance<Object> beans;

    private static QuarkusUnitTest application() {
        QuarkusUnitTest application = new QuarkusUnitTest()
                .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class)
                        .addPackages(true, ContractSuite.class.getPackage()).addClass(OuterRedis.class))
                .overrideConfigKey("quarkus.arc.remove-unused-beans", "false")
                .overrideConfigKey("quarkus.devservices.enabled", "false")
                .setAfterAllCustomizer(OuterRedis::stop);
        CONFIGURATION.forEach(application::overrideRuntimeConfigKey);
        return application.setBeforeAllCustomizer(
                () -> application.overrideRuntimeConfigKey("quarkus.redis.hosts", OuterRedis.start().uri()));
    }

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
    Stream<DynamicNode> behaviours() {
        return ContractSuite.behaviours(this);
    }

    @TestFactory
    Stream<DynamicNode> faults() {
        return ContractSuite.faults(this);
    }
}
