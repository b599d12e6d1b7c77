package dev.larder.internal.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;

/** Tells what is wrong with settings, by their texts, before anything reads them. */
public final class SettingsRules {

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
        String text;
        try {
            text = config.getConfigValue(key).getRawValue() == null ? null : config.getConfigValue(key).getValue();
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return Optional.of("%s: its expression has no value: %s".formatted(key, e.getMessage()));
        }
        if (text == null || rule.accepts(text.strip())) {
            return Optional.empty();
        }
        return Optional.of(line(key, text, rule.allowed()));
    }

    static String line(String key, String text, String allowed) {
        return "%s = '%s': allowed: %s".formatted(key, text, allowed);
    }
}
