package dev.larder.quarkus.runtime;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.inject.CreationException;

import dev.larder.Larder;
import dev.larder.internal.assembly.Assembly;
import dev.larder.internal.assembly.CallFinder;
import dev.larder.internal.config.SettingsException;
import dev.larder.internal.plan.Plans;
import io.quarkus.arc.SyntheticCreationalContext;
import io.quarkus.arc.runtime.BeanContainer;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;

/** What the build has recorded, made into beans when the application starts. */
@Recorder
public class LarderRecorder {

    /**
     * @param client name of the Redis client
     * @param records which class reads and makes which record
     * @param formats which class is the {@code KeyFormat} of which type
     */
    public Function<SyntheticCreationalContext<QuarkusLarder>, QuarkusLarder> assemble(String client,
            String applicationName, RuntimeValue<Vertx> vertx, Plans plans, List<PropertyReader> readers,
            Map<String, String> records, Map<String, String> formats) {
        return context -> new QuarkusLarder(client, applicationName, vertx.getValue(), plans, readers, records,
                formats);
    }

    public Function<SyntheticCreationalContext<CallFinder>, CallFinder> calls() {
        return context -> assembly(context).calls();
    }

    public Function<SyntheticCreationalContext<Larder>, Larder> larder() {
        return context -> assembly(context).larder();
    }

    /**
     * @param shutdown closes what is started before the Redis client is closed, whose beans live longer than it
     * @throws ConfigurationException which Quarkus shows without the stack that leads to it
     */
    public void start(BeanContainer container, ShutdownContext shutdown) {
        try {
            shutdown.addShutdownTask(container.beanInstance(QuarkusLarder.class)::close);
        } catch (CreationException failed) {
            if (failed.getCause() instanceof SettingsException refused) {
                throw new ConfigurationException(refused.getMessage());
            }
            throw failed;
        }
    }

    private static Assembly assembly(SyntheticCreationalContext<?> context) {
        return context.getInjectedReference(QuarkusLarder.class).assembly();
    }
}
