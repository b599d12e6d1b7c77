package dev.larder.internal.config;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.config.Config;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Reads the settings from whatever configuration the container has. */
public final class SettingsLoader {

    private SettingsLoader() {
    }

    /**
     * @param config of any MicroProfile Config implementation
     * @throws SettingsException if a value is not allowed; it names all that are not
     */
    public static LarderSettings load(Config config) {
        List<String> problems = SettingsRules.problems(config);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        LarderSettings settings = map(config);
        List<String> contradictions = SettingsRules.contradictions(settings);
        if (!contradictions.isEmpty()) {
            throw new SettingsException(contradictions);
        }
        return settings;
    }

    private static LarderSettings map(Config config) {
        try {
            return new SmallRyeConfigBuilder()
                    .withSources(new ConfigView(config))
                    .withMapping(LarderSettings.class)
                    // UnknownKeys reports them, with a suggestion, and does not stop the start.
                    .withValidateUnknown(false)
                    .build()
                    .getConfigMapping(LarderSettings.class);
        } catch (ConfigValidationException e) {
            List<String> problems = new ArrayList<>();
            for (int i = 0; i < e.getProblemCount(); i++) {
                problems.add(e.getProblem(i).getMessage());
            }
            throw new SettingsException(problems);
        }
    }
}
