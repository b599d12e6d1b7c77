package dev.larder.internal.config;

import java.util.LinkedHashSet;
import java.util.Set;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * A whole configuration as one source: profiles, expressions and the spelling of environment variables are settled in it as
 * the application has set them up.
 */
final class ConfigView implements ConfigSource {

    private final Config config;

    ConfigView(Config config) {
        this.config = config;
    }

    @Override
    public Set<String> getPropertyNames() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(Keys.ROOT)) {
                names.add(name);
            }
        }
        return names;
    }

    @Override
    public @Nullable String getValue(String name) {
        return name.startsWith(Keys.ROOT) ? config.getConfigValue(name).getValue() : null;
    }

    @Override
    public String getName() {
        return "the application's configuration";
    }
}
