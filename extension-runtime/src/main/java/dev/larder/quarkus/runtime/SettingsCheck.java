package dev.larder.quarkus.runtime;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.Priority;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.config.SettingsRules;
import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * Holds each value under {@code larder.} against its rule when Quarkus reads it, which it does for all of them before
 * the application starts. So a bad value is told as it is elsewhere, and what Quarkus collects are all of them: its own
 * converters know neither the ranges nor a text that is neither {@code true} nor {@code false}.
 */
public class SettingsCheck implements ConfigBuilder {

    private static final String ROOT = "larder.";
    /** What keys begin with that are read when the application is built. */
    static final List<String> BUILD_TIME = List.of("larder.devservices.", "larder.graph.", "larder.rules.");

    /**
     * The name that unknown keys have in the answers to Quarkus: it takes a key whose answer bears another name for one
     * that was relocated and says nothing of it. Larder does, and names the nearest.
     */
    private static final String TOLD_BY_LARDER = "larder";

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        return builder.withInterceptors(new Checking());
    }

    /** Outside the interceptors that settle profiles and expressions. */
    @Priority(Priorities.APPLICATION)
    private static final class Checking implements ConfigSourceInterceptor {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
            ConfigValue found = context.proceed(name);
            if (found == null || found.getValue() == null || !name.startsWith(ROOT)) {
                return found;
            }
            Optional<String> problem = SettingsRules.problem(name, found.getValue());
            if (problem.isPresent()) {
                throw new Refused(problem.get());
            }
            return isKnown(name) ? found : found.withName(TOLD_BY_LARDER);
        }

        private static boolean isKnown(String name) {
            return SettingsRules.isKey(name) || BUILD_TIME.stream().anyMatch(name::startsWith);
        }
    }

    /** Quarkus collects problems by {@code toString}, in which the name of a class helps nobody. */
    @SuppressWarnings("OverrideThrowableToString") // getMessage alone would leave the name in
    private static final class Refused extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Refused(String problem) {
            super(problem);
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
