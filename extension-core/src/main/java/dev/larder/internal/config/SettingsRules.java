package dev.larder.internal.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** Tells what is wrong with settings, by their texts, before anything reads them. */
public final class SettingsRules {

    /** A third of it is how often each process asks Redis for news. */
    private static final Duration SHORTEST_LAG = Duration.ofMillis(100);

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^:}]+)");

    private SettingsRules() {
    }

    /**
     * @return a line for each bad value, in the order of the keys: the key, the value and what is allowed
     */
    public static List<String> problems(Config config) {
        TreeSet<String> keys = new TreeSet<>(Keys.FIXED.keySet());
        config.getPropertyNames().forEach(name -> {
            if (name.startsWith(Keys.CACHES)) {
                keys.add(name);
            }
        });
        List<String> problems = new ArrayList<>();
        for (String key : keys) {
            Keys.ruleOf(key).flatMap(rule -> problem(config, key, rule)).ifPresent(problems::add);
        }
        return problems;
    }

    /** Whether there is a rule for the key, its cache's existence aside. */
    public static boolean isKey(String key) {
        return Keys.ruleOf(key).isPresent();
    }

    /**
     * @param text the value of a key, which need not be one of Larder's
     * @return the line for it, if it is not allowed
     */
    public static Optional<String> problem(String key, String text) {
        return Keys.ruleOf(key).filter(rule -> !rule.accepts(text.strip()))
                .map(rule -> line(key, text, rule.allowed()));
    }

    /**
     * @return a line for each pair of values that contradict each other
     */
    public static List<String> contradictions(LarderSettings settings) {
        List<String> problems = new ArrayList<>();
        RedisSettings.ReconnectSettings reconnect = settings.redis().reconnect();
        RedisSettings.BreakerSettings breaker = settings.redis().breaker();
        order(problems, "larder.redis.reconnect.min-backoff", reconnect.minBackoff(),
                "larder.redis.reconnect.max-backoff", reconnect.maxBackoff());
        order(problems, "larder.redis.breaker.open", breaker.open(), "larder.redis.breaker.max-open",
                breaker.maxOpen());
        order(problems, "larder.redis.deadline", settings.redis().deadline(), "larder.lease.duration",
                settings.lease().duration());
        Duration maxLag = settings.local().maxLag();
        if (maxLag.compareTo(SHORTEST_LAG) < 0) {
            problems.add(line("larder.local.max-lag", maxLag.toString(), "a duration of at least 100ms"));
        }
        order(problems, "larder.lease.duration", settings.lease().duration(), "larder.lease.max-duration",
                settings.lease().maxDuration());
        WriteBehindSettings writeBehind = settings.writeBehind();
        order(problems, "larder.redis.deadline", settings.redis().deadline(), "larder.write-behind.lease",
                writeBehind.lease());
        order(problems, "larder.write-behind.retry.min-backoff", writeBehind.retry().minBackoff(),
                "larder.write-behind.retry.max-backoff", writeBehind.retry().maxBackoff());
        return problems;
    }

    private static void order(List<String> problems, String lesserKey, Duration lesser, String greaterKey,
            Duration greater) {
        if (lesser.compareTo(greater) > 0) {
            problems.add("%s = '%s': allowed: at most the value of %s, which is '%s'".formatted(lesserKey, lesser,
                    greaterKey, greater));
        }
    }

    private static Optional<String> problem(Config config, String key, Rule rule) {
        ConfigValue found = config.getConfigValue(key);
        String text = found.getValue();
        if (text != null) {
            return rule.accepts(text.strip()) ? Optional.empty() : Optional.of(line(key, text, rule.allowed()));
        }
        return found.getRawValue() == null ? Optional.empty()
                : Optional.of(unexpanded(config, key, found.getRawValue()));
    }

    /** Names the keys only: what stands around an expression can be a password. */
    private static String unexpanded(Config config, String key, String raw) {
        String missing = EXPRESSION.matcher(raw).results().map(found -> found.group(1))
                .filter(name -> config.getConfigValue(name).getValue() == null)
                .collect(Collectors.joining(", "));
        return key + ": its value names keys that have none: " + missing;
    }

    static String line(String key, String text, String allowed) {
        return "%s = '%s': allowed: %s".formatted(key, text, allowed);
    }
}
