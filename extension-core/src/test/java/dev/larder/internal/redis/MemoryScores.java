package dev.larder.internal.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The sorted sets of {@link InMemoryRedis}, as far as scores are asked for. */
final class MemoryScores {

    private final Map<String, Map<String, Double>> sets = new HashMap<>();

    void clear() {
        sets.clear();
    }

    boolean remove(String key) {
        return sets.remove(key) != null;
    }

    /** Null: none of its commands. */
    @Nullable
    Reply meaning(String name, List<Object> words) {
        return switch (name) {
            case "ZADD" -> add(words);
            case "ZSCORE" -> score(MemoryKeys.text(words.get(0)), words.get(1));
            case "ZMSCORE" -> scores(words);
            default -> null;
        };
    }

    private Reply add(List<Object> words) {
        Map<String, Double> set = sets.computeIfAbsent(MemoryKeys.text(words.get(0)), key -> new HashMap<>());
        String score = MemoryKeys.text(words.get(1));
        set.put(MemoryKeys.text(words.get(2)),
                score.equals("+inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(score));
        return new Reply.Number(1);
    }

    private Reply score(String key, Object member) {
        Double score = sets.getOrDefault(key, Map.of()).get(MemoryKeys.text(member));
        if (score == null) {
            return Reply.NIL;
        }
        return MemoryKeys.bytes(score.isInfinite() ? "inf" : String.valueOf(score.longValue()));
    }

    private Reply scores(List<Object> words) {
        List<Reply> scores = new ArrayList<>();
        for (Object member : words.subList(1, words.size())) {
            scores.add(score(MemoryKeys.text(words.get(0)), member));
        }
        return new Reply.Many(scores);
    }
}
