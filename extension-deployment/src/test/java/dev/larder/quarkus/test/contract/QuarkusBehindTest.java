package dev.larder.quarkus.test.contract;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.behind.BehindContract;
import dev.larder.testing.RedisHandle;
import io.quarkus.test.QuarkusUnitTest;

class QuarkusBehindTest extends BehindContract {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = application();

    @Inject
    @Any
    Instance<Object> beans;

    private static QuarkusUnitTest application() {
        QuarkusUnitTest application = new QuarkusUnitTest()
                .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class)
                        .addPackages(true, BehindContract.class.getPackage())
                        .addClasses(OuterRedis.class))
                .overrideConfigKey("quarkus.devservices.enabled", "false")
                .setAfterAllCustomizer(OuterRedis::stop);
        CONFIGURATION.forEach(application::overrideRuntimeConfigKey);
        return application.setBeforeAllCustomizer(
                () -> application.overrideRuntimeConfigKey("quarkus.redis.hosts", OuterRedis.start().uri()));
    }

    @Override
    protected <T> T bean(Class<T> type) {
        return beans.select(type).get();
    }

    @Override
    protected RedisHandle redis() {
        return OuterRedis.inner();
    }
}
