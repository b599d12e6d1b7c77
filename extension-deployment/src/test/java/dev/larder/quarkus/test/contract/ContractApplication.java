package dev.larder.quarkus.test.contract;

import java.util.Map;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

import dev.larder.contract.Container;
import dev.larder.contract.ContractSuite;
import io.quarkus.test.QuarkusUnitTest;

/** The application of the contract, with a Redis of its own. */
final class ContractApplication {

    private ContractApplication() {
    }

    /** @param more configuration, which wins over {@link Container#CONFIGURATION} */
    static QuarkusUnitTest with(Map<String, String> more) {
        QuarkusUnitTest application = new QuarkusUnitTest()
                .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class)
                        .addPackages(true, ContractSuite.class.getPackage())
                        .addClasses(OuterRedis.class, ContractApplication.class, QuarkusContainer.class))
                .overrideConfigKey("quarkus.arc.remove-unused-beans", "false")
                .overrideConfigKey("quarkus.devservices.enabled", "false")
                .setAfterAllCustomizer(OuterRedis::stop);
        Container.CONFIGURATION.forEach(application::overrideRuntimeConfigKey);
        more.forEach(application::overrideRuntimeConfigKey);
        return application.setBeforeAllCustomizer(
                () -> application.overrideRuntimeConfigKey("quarkus.redis.hosts", OuterRedis.start().uri()));
    }
}
