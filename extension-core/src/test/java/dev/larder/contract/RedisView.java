package dev.larder.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.larder.testing.RedisHandle;

/** What a Redis server holds and was asked, as the server itself says. */
final class RedisView {

    /** Asked by the view itself, by the clock from time to time, and by what listens to other processes. */
    private static final Set<String> BESIDES = Set.of("xread", "subscribe", "info", "time");

    /** What the processes tell each other stands there. */
    private static final String NEWS = "%{news}";

    private final RedisHandle redis;

    RedisView(Container container) {
        this.redis = container.redis();
    }

    /** Of entries. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (Object key : (List<?>) redis.command("KEYS", "*")) {
            if (!String.valueOf(key).contains(NEWS)) {
                keys.add(String.valueOf(key));
            }
        }
        return keys;
    }

    boolean holds(String key) {
        return Long.valueOf(1).equals(redis.command("EXISTS", key));
    }

    String type(String key) {
        return String.valueOf(redis.command("TYPE", key));
    }

    /** Milliseconds until the server forgets the key. */
    long millisLeft(String key) {
        return (Long) redis.command("PTTL", key);
    }

    byte[] bytes(String key) {
        int length = ((Long) redis.command("STRLEN", key)).intValue();
        List<String> words = new ArrayList<>(List.of("BITFIELD", key));
        for (int i = 0; i < length; i++) {
            words.addAll(List.of("GET", "u8", "#" + i));
        }
        List<?> values = (List<?>) redis.command(words.toArray(String[]::new));
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ((Long) values.get(i)).byteValue();
        }
        return bytes;
    }

    /** Writes any bytes, which words of a command could not hold. */
    void write(String key, byte[] bytes) {
        redis.command("DEL", key);
        List<String> words = new ArrayList<>(List.of("BITFIELD", key));
        for (int i = 0; i < bytes.length; i++) {
            words.addAll(List.of("SET", "u8", "#" + i, String.valueOf(bytes[i] & 0xFF)));
        }
        redis.command(words.toArray(String[]::new));
    }

    /** How often each command ran since the server started. */
    Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        String.valueOf(redis.command("INFO", "commandstats")).lines().filter(line -> line.startsWith("cmdstat_"))
                .forEach(line -> calls.put(line.substring("cmdstat_".length(), line.indexOf(':')),
                        Long.parseLong(line.substring(line.indexOf("calls=") + "calls=".length(), line.indexOf(',')))));
        calls.keySet().removeAll(BESIDES);
        return calls;
    }

    /** The commands that ran since an earlier {@link #calls()}. */
    Map<String, Long> callsSince(Map<String, Long> before) {
        Map<String, Long> since = new TreeMap<>();
        calls().forEach((command, count) -> {
            long more = count - before.getOrDefault(command, 0L);
            if (more > 0) {
                since.put(command, more);
            }
        });
        return since;
    }
}
