package dev.larder.internal.config;

import java.util.Optional;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The configuration of the application, as it stands now. */
public final class Configuration {

    private final Config config;

    private Configuration(Config config) {
        this.config = config;
    }

    /** The configuration of the application that this class loader belongs to. */
    public static Configuration of(ClassLoader loader) {
        return new Configuration(ConfigProvider.getConfig(loader));
    }

    /**
     * All that is set under {@code larder.}
     *
     * @throws SettingsException naming all values that are not allowed
     */
    public LarderSettings settings() {
        return SettingsLoader.load(config);
    }

    /** The value of any key. */
    public Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class);
    }

    /** All keys that something sets. */
    public Iterable<String> keys() {
        return config.getPropertyNames();
    }
}
