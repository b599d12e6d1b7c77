package dev.larder.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.larder.it.behind.Aside.Letter;
import dev.larder.it.behind.Effect;
import dev.larder.testing.RedisHandle;

/** The dead letters as Redis has them: which writes they are, the API does not tell. */
final class DeadStreams {

    private final RedisHandle redis;
    private final int partitions;

    DeadStreams(RedisHandle redis, int partitions) {
        this.redis = redis;
        this.partitions = partitions;
    }

    List<Letter> all(String queue) {
        return read(queue).map(DeadStreams::letter).toList();
    }

    /** Those of a key that are not only held back. */
    List<Letter> failed(String queue, String key) {
        return read(queue).filter(fields -> fields.get("held").equals("0")).map(DeadStreams::letter)
                .filter(letter -> letter.key().equals(key)).toList();
    }

    private Stream<Map<String, String>> read(String queue) {
        List<Map<String, String>> letters = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            Object found = redis.command("XRANGE", "it:%{" + queue + "}:" + i + ":dead", "-", "+");
            for (Object letter : (List<?>) found) {
                List<?> words = (List<?>) ((List<?>) letter).get(1);
                Map<String, String> fields = new HashMap<>();
                for (int j = 0; j < words.size(); j += 2) {
                    fields.put(String.valueOf(words.get(j)), String.valueOf(words.get(j + 1)));
                }
                letters.add(fields);
            }
        }
        return letters.stream();
    }

    /** The key ends in what names the row; the recorded call has one mark. */
    private static Letter letter(Map<String, String> fields) {
        String key = fields.get("k");
        return new Letter(key.substring(key.lastIndexOf(':') + 1), Effect.numbers(fields.get("c")).get(0));
    }
}
