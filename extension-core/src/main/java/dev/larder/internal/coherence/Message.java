package dev.larder.internal.coherence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.redis.Reply;

/**
 * News as it stands in the stream.
 *
 * @param id where it stands
 * @param at its position in the order
 * @param teller the process that told it
 */
record Message(String id, Position at, String teller, News news) {

    private static final String KEYS = "keys";
    private static final String TAGS = "tags";
    private static final String EVERYTHING = "everything";
    private static final String PATTERN = "pattern";
    private static final String QUEUED = "queued";
    private static final int WHAT = 4;
    private static final int FIRST_OF_NEWS = 6;
    private static final int FIRST_KEY = 2;

    /** The words of the script that tells news: of what it is, and its texts. */
    static List<Object> words(News news) {
        List<Object> words = new ArrayList<>();
        if (news instanceof News.Keys gone) {
            words.add(KEYS);
            words.addAll(gone.keys());
        } else if (news instanceof News.Tags moved) {
            words.add(TAGS);
            words.addAll(moved.tags());
        } else if (news instanceof News.Everything) {
            words.add(EVERYTHING);
        } else if (news instanceof News.Pattern pattern) {
            words.add(PATTERN);
            words.addAll(pattern.matcher().texts());
        } else if (news instanceof News.Queued queued) {
            words.add(QUEUED);
            words.add(queued.queue());
            words.add(queued.partitions().stream().map(String::valueOf).collect(Collectors.joining(",")));
            words.addAll(queued.keys());
        }
        return words;
    }

    /** One element of what {@code XREAD} gives for a stream; empty if it is nothing of ours. */
    static Optional<Message> of(Reply element) {
        List<String> texts = new ArrayList<>();
        String id = null;
        if (element instanceof Reply.Many pair && pair.values().size() == 2
                && pair.values().get(1) instanceof Reply.Many fields) {
            id = text(pair.values().get(0));
            for (Reply field : fields.values()) {
                String text = text(field);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return id == null || texts.size() < FIRST_OF_NEWS ? Optional.empty() : of(id, texts);
    }

    private static Optional<Message> of(String id, List<String> fields) {
        int count = Numbers.of(fields.get(FIRST_OF_NEWS - 1), 1).map(read -> (int) read[0]).orElse(-1);
        if (count < 0 || fields.size() - FIRST_OF_NEWS < count) {
            return Optional.empty();
        }
        List<String> values = List.copyOf(fields.subList(FIRST_OF_NEWS, FIRST_OF_NEWS + count));
        Optional<News> news = switch (fields.get(WHAT)) {
            case KEYS -> Optional.of(new News.Keys(values));
            case TAGS -> Optional.of(new News.Tags(values));
            case EVERYTHING -> Optional.of(new News.Everything());
            case PATTERN -> values.size() < 2 ? Optional.empty()
                    : Optional.of(new News.Pattern(PatternMatcher.ofTexts(values)));
            case QUEUED -> queued(values);
            default -> Optional.empty();
        };
        return news.flatMap(known -> Position.of(fields.get(1))
                .map(position -> new Message(id, position, fields.get(3), known)));
    }

    private static Optional<News> queued(List<String> values) {
        if (values.size() < FIRST_KEY + 1) {
            return Optional.empty();
        }
        List<Integer> partitions = new ArrayList<>();
        for (String word : values.get(1).split(",", -1)) {
            Numbers.of(word, 1).ifPresent(partition -> partitions.add((int) partition[0]));
        }
        List<String> keys = values.subList(FIRST_KEY, values.size());
        return keys.size() != partitions.size() ? Optional.empty()
                : Optional.of(new News.Queued(values.get(0), keys, partitions));
    }

    static @Nullable String text(Reply reply) {
        return reply instanceof Reply.Bytes bytes ? new String(bytes.value(), StandardCharsets.UTF_8) : null;
    }
}
