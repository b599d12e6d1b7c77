package dev.larder.quarkus.runtime;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.larder.Larder;
import dev.larder.internal.assembly.Assembly;
import dev.larder.internal.assembly.CallFinder;
import dev.larder.internal.plan.MethodPlan;
import io.quarkus.arc.SyntheticCreationalContext;
import io.quarkus.arc.runtime.BeanContainer;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Vertx;

/** What the build has recorded, made into beans when the application starts. */
@Recorder
public class LarderRecorder {

    /**
     * @param client name of the Redis client
     * @param formats which class is the {@code KeyFormat} of which type
     */
    public Function<SyntheticCreationalContext<QuarkusLarder>, QuarkusLarder> assemble(String client,
            String applicationName, RuntimeValue<Vertx> vertx, List<MethodPlan> plans, List<PropertyReader> readers,
            Map<String, String> formats) {
        return context -> new QuarkusLarder(client, applicationName, vertx.getValue(), plans, readers, formats);
    }

    public Function<SyntheticCreationalContext<CallFinder>, CallFinder> calls() {
        return context -> assembly(context).calls();
    }

    public Function<SyntheticCreationalContext<Larder>, Larder> larder() {
        return context -> assembly(context).larder();
    }

    public void start(BeanContainer container) {
        container.beanInstance(QuarkusLarder.class).assembly();
    }

    private static Assembly assembly(SyntheticCreationalContext<?> context) {
        return context.getInjectedReference(QuarkusLarder.class).assembly();
    }
}
