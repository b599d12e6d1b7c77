package dev.larder.internal.coherence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.Script;

/** Tells the other processes what this one has removed from Redis, and moves tags. */
public final class Announcer {

    /** Whoever falls behind by more forgets all it holds. */
    private static final long KEPT = 10_000;

    /** Beyond it tags are forgotten although entries may still carry them; those are then taken for invalidated. */
    private static final long TAGS_KEPT = 1_000_000;

    /** Scripts take no more words than a few thousands. */
    private static final int AT_ONCE = 1_000;

    /** The name of no process. */
    private static final String NOBODY = "-";

    private final RedisPort redis;
    private final Names names;
    private final String self;
    private final Supplier<String> epochs;
    private final TagMirror mirror;
    private final long longestLife;
    private final long tagsKept;

    /**
     * @param self a name no other process has
     * @param epochs draws random digits, 15 at most
     * @param mirror knows what this process has heard: if Redis has fallen behind that, it has lost news
     * @param longestLife no entry is there for longer after its load began
     */
    public Announcer(RedisPort redis, Names names, String self, Supplier<String> epochs, TagMirror mirror,
            Duration longestLife) {
        this(redis, names, self, epochs, mirror, longestLife, TAGS_KEPT);
    }

    /** @param tagsKept how many moved tags Redis remembers, about */
    Announcer(RedisPort redis, Names names, String self, Supplier<String> epochs, TagMirror mirror,
            Duration longestLife,
            long tagsKept) {
        this.redis = redis;
        this.names = names;
        this.self = self;
        this.epochs = epochs;
        this.mirror = mirror;
        this.longestLife = longestLife.toMillis();
        this.tagsKept = tagsKept;
    }

    /** Completes when Redis has it: every process that follows hears of it. */
    public CompletableFuture<Reply> tell(News news) {
        CompletableFuture<Reply> told = CompletableFuture.completedFuture(Reply.OK);
        for (News part : parts(news)) {
            told = told.thenCompose(
                    before -> before instanceof Reply.Failed ? CompletableFuture.completedFuture(before) : send(part));
        }
        return told;
    }

    private CompletableFuture<Reply> send(News news) {
        return run(Scripts.TELL, List.of(), Message.words(news));
    }

    /**
     * A script that tells news among other things, in the same step, with {@code tell(what, {text, …})}. Its own
     * {@code KEYS} begin at 4, its own {@code ARGV} at 8.
     */
    public static Script telling(String body) {
        return Scripts.telling(body);
    }

    /** Such a script that is run whatever the server refuses to take: it removes something before it writes. */
    public static Script tellingAlways(String body) {
        return new Script(Scripts.telling(body).text());
    }

    /** Runs a script that tells news, of which this process takes no notice. */
    public CompletableFuture<Reply> run(Script telling, List<String> keys, List<Object> words) {
        return run(telling, self, keys, words);
    }

    /** Runs a script that tells news to all, this process included. */
    public CompletableFuture<Reply> runForAll(Script telling, List<String> keys, List<Object> words) {
        return run(telling, NOBODY, keys, words);
    }

    private CompletableFuture<Reply> run(Script telling, String teller, List<String> keys, List<Object> words) {
        Position known = mirror.heardUntil();
        List<String> allKeys = new ArrayList<>(names.all());
        allKeys.addAll(keys);
        List<Object> allWords = new ArrayList<>(List.of(epochs.get(), KEPT, longestLife, tagsKept,
                String.valueOf(known.epoch()), known.count(), teller));
        allWords.addAll(words);
        return telling.run(redis, allKeys, allWords.toArray());
    }

    private static List<News> parts(News news) {
        if (!(news instanceof News.Tags moved) || moved.tags().size() <= AT_ONCE) {
            return List.of(news);
        }
        List<News> slices = new ArrayList<>();
        for (int from = 0; from < moved.tags().size(); from += AT_ONCE) {
            slices.add(new News.Tags(moved.tags().subList(from, Math.min(moved.tags().size(), from + AT_ONCE))));
        }
        return slices;
    }
}
