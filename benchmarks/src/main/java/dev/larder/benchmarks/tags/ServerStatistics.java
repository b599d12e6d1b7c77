package dev.larder.benchmarks.tags;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.larder.testing.RedisHandle;

/** What a server says it has done. */
final class ServerStatistics {

    private static final Pattern CALLS = Pattern.compile("cmdstat_([^:]+):calls=(\\d+)");
    private static final Pattern MEMORY = Pattern.compile("used_memory:(\\d+)");
    /** The asking itself, and connections that come and go. */
    private static final Set<String> ASIDE = Set.of("info", "client|setinfo", "client", "hello", "ping", "command");

    private final RedisHandle redis;

    ServerStatistics(RedisHandle redis) {
        this.redis = redis;
    }

    /** How many commands it has run, those in scripts included. */
    long run() {
        long run = 0;
        Matcher calls = CALLS.matcher(String.valueOf(redis.command("INFO", "commandstats")));
        while (calls.find()) {
            if (!ASIDE.contains(calls.group(1))) {
                run += Long.parseLong(calls.group(2));
            }
        }
        return run;
    }

    long bytes() {
        Matcher used = MEMORY.matcher(String.valueOf(redis.command("INFO", "memory")));
        if (!used.find()) {
            throw new IllegalStateException("INFO memory tells no used_memory");
        }
        return Long.parseLong(used.group(1));
    }
}
