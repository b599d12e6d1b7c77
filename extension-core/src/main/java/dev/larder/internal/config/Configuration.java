package dev.larder.internal.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /** The values of all keys that begin so, by what follows, without quotes. */
    public Map<String, String> below(String prefix) {
        Map<String, String> values = new TreeMap<>();
        for (String key : keys()) {
            if (key.startsWith(prefix)) {
                value(key).ifPresent(value -> values.put(key.substring(prefix.length()).replace("\"", ""), value));
            }
        }
        return values;
    }

    /** Whether memory gives copies of the values of a cache. */
    public boolean copies(String cache) {
        return value("larder.caches.\"" + cache + "\".local-copy")
                .or(() -> value("larder.caches." + cache + ".local-copy"))
                .or(() -> value("larder.defaults.local-copy"))
                .map(Boolean::parseBoolean).orElse(false);
    }

    /** All keys that something sets. */
    public Iterable<String> keys() {
        return config.getPropertyNames();
    }
}
