package dev.larder.internal.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/** The keys of {@link InMemoryRedis}, and what the commands on them do. A list is known to be one, and no more. */
final class MemoryKeys {

    private static final Set<String> OF_STRINGS = Set.of("GET", "GETRANGE", "SETRANGE");

    /** @param value null: it is no string */
    private record Entry(byte @Nullable [] value, long dueMillis) {
    }

    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final MemoryScores scores = new MemoryScores();
    private final LongSupplier clock;

    MemoryKeys(LongSupplier clock) {
        this.clock = clock;
    }

    void clear() {
        entries.clear();
        scores.clear();
    }

    Reply meaning(String name, List<Object> words) {
        String key = words.isEmpty() ? "" : text(words.get(0));
        if (OF_STRINGS.contains(name) && entry(key) != null && entry(key).value() == null) {
            return refused("WRONGTYPE Operation against a key holding the wrong kind of value");
        }
        Reply scored = scores.meaning(name, words);
        if (scored != null) {
            return scored;
        }
        return switch (name) {
            case "GET" -> get(key);
            case "MGET" -> new Reply.Many(words.stream().map(word -> get(text(word))).toList());
            case "GETRANGE" -> range(key, number(words.get(1)), number(words.get(2)));
            case "SET" -> set(words);
            case "SETRANGE" -> overwrite(key, (int) number(words.get(1)), raw(words.get(2)));
            case "LPUSH" -> push(key);
            case "UNLINK", "DEL" -> new Reply.Number(words.stream().filter(w -> remove(text(w))).count());
            case "EXISTS" -> new Reply.Number(words.stream().filter(w -> entry(text(w)) != null).count());
            case "PEXPIRE" -> expire(key, number(words.get(1)));
            case "PTTL" -> remaining(key);
            case "SCAN" -> scan(words);
            default -> refused("ERR unknown command '" + name + "'");
        };
    }

    private @Nullable Entry entry(String key) {
        Entry entry = entries.get(key);
        if (entry != null && entry.dueMillis() <= clock.getAsLong()) {
            entries.remove(key);
            return null;
        }
        return entry;
    }

    private byte @Nullable [] value(String key) {
        Entry entry = entry(key);
        return entry == null ? null : entry.value();
    }

    private Reply get(String key) {
        byte[] value = value(key);
        return value == null ? Reply.NIL : new Reply.Bytes(value.clone());
    }

    private Reply range(String key, long from, long to) {
        byte[] value = value(key);
        int length = value == null ? 0 : value.length;
        int first = (int) Math.max(0, from < 0 ? length + from : from);
        int last = (int) Math.min(length - 1, to < 0 ? length + to : to);
        return new Reply.Bytes(value == null || first > last ? new byte[0]
                : Arrays.copyOfRange(value, first, last + 1));
    }

    private Reply overwrite(String key, int at, byte[] bytes) {
        byte[] value = value(key);
        byte[] old = value == null ? new byte[0] : value;
        byte[] whole = Arrays.copyOf(old, Math.max(old.length, at + bytes.length));
        System.arraycopy(bytes, 0, whole, at, bytes.length);
        entries.put(key, new Entry(whole, due(key)));
        return new Reply.Number(whole.length);
    }

    private Reply set(List<Object> words) {
        String key = text(words.get(0));
        long due = Long.MAX_VALUE;
        for (int i = 2; i < words.size(); i++) {
            switch (text(words.get(i))) {
                case "PX" -> due = clock.getAsLong() + number(words.get(++i));
                case "KEEPTTL" -> due = due(key);
                case "NX" -> {
                    if (entry(key) != null) {
                        return Reply.NIL;
                    }
                }
                case "XX" -> {
                    if (entry(key) == null) {
                        return Reply.NIL;
                    }
                }
                default -> {
                    return refused("ERR syntax error");
                }
            }
        }
        if (due <= clock.getAsLong()) {
            return refused("ERR invalid expire time in 'set' command");
        }
        entries.put(key, new Entry(raw(words.get(1)).clone(), due));
        return Reply.OK;
    }

    private Reply push(String key) {
        if (value(key) != null) {
            return refused("WRONGTYPE Operation against a key holding the wrong kind of value");
        }
        entries.put(key, new Entry(null, due(key)));
        return new Reply.Number(1);
    }

    private long due(String key) {
        Entry entry = entry(key);
        return entry == null ? Long.MAX_VALUE : entry.dueMillis();
    }

    private boolean remove(String key) {
        boolean there = entry(key) != null;
        entries.remove(key);
        return scores.remove(key) || there;
    }

    private Reply expire(String key, long millis) {
        Entry entry = entry(key);
        if (entry == null) {
            return new Reply.Number(0);
        }
        entries.put(key, new Entry(entry.value(), clock.getAsLong() + millis));
        return new Reply.Number(1);
    }

    private Reply remaining(String key) {
        Entry entry = entry(key);
        if (entry == null) {
            return new Reply.Number(-2);
        }
        return new Reply.Number(
                entry.dueMillis() == Long.MAX_VALUE ? -1 : entry.dueMillis() - clock.getAsLong());
    }

    /** The cursor is the number of keys passed; keys removed meanwhile may make it skip some, as no test here does. */
    private Reply scan(List<Object> words) {
        int from = (int) number(words.get(0));
        int count = 10;
        String pattern = "*";
        for (int i = 1; i + 1 < words.size(); i += 2) {
            switch (text(words.get(i))) {
                case "MATCH" -> pattern = text(words.get(i + 1));
                case "COUNT" -> count = (int) number(words.get(i + 1));
                default -> {
                    return refused("ERR syntax error");
                }
            }
        }
        List<String> keys = List.copyOf(entries.keySet()).stream().filter(key -> entry(key) != null).toList();
        int to = Math.min(keys.size(), from + count);
        List<Reply> page = new ArrayList<>();
        for (String key : keys.subList(Math.min(from, to), to)) {
            if (Glob.matches(pattern, key)) {
                page.add(bytes(key));
            }
        }
        return new Reply.Many(List.of(bytes(String.valueOf(to == keys.size() ? 0 : to)), new Reply.Many(page)));
    }

    static Reply refused(String text) {
        return new Reply.Failed(new Fault(Fault.Kind.REFUSED, text));
    }

    static Reply bytes(String text) {
        return new Reply.Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] raw(Object word) {
        return word instanceof byte[] bytes ? bytes : String.valueOf(word).getBytes(StandardCharsets.UTF_8);
    }

    static String text(Object word) {
        return word instanceof String text ? text : new String(raw(word), StandardCharsets.UTF_8);
    }

    static long number(Object word) {
        return word instanceof Long number ? number : Long.parseLong(text(word));
    }
}
