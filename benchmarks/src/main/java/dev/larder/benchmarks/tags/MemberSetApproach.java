package dev.larder.benchmarks.tags;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/**
 * What most caches do: each tag is a set of the keys that carry it. To invalidate, the set is read in pages and its
 * members are unlinked; the next page is asked for together with the unlinking of the last.
 */
final class MemberSetApproach implements Approach {

    private static final String SET = "sets:tag:catalogue";
    private static final long PAGE = 1_000;
    private static final long LIFE_MILLIS = 3_600_000;
    private static final String NO_MORE = "0";

    private final RedisPort redis;

    MemberSetApproach(RedisPort redis) {
        this.redis = redis;
    }

    @Override
    public String name() {
        return "set of members";
    }

    @Override
    public void fill(int count) {
        Filling.all(count, number -> {
            CompletableFuture<Reply> stored = redis.send(Command.write("SET", key(number),
                    TagClockApproach.value(number), "PX", LIFE_MILLIS));
            return redis.send(Command.write("SADD", SET, key(number))).thenCombine(stored,
                    (member, entry) -> !(member instanceof Reply.Failed) && !(entry instanceof Reply.Failed));
        });
    }

    @Override
    public long invalidate() {
        long trips = 0;
        CompletableFuture<Reply> unlinked = CompletableFuture.completedFuture(Reply.OK);
        String cursor = NO_MORE;
        do {
            Reply.Many page = page(cursor, unlinked);
            trips++;
            Object[] members = ((Reply.Many) page.values().get(1)).values().stream()
                    .<Object>map(member -> ((Reply.Bytes) member).value()).toArray();
            unlinked = members.length == 0 ? CompletableFuture.completedFuture(Reply.OK)
                    : redis.send(Command.write("UNLINK", members));
            cursor = new String(((Reply.Bytes) page.values().get(0)).value(), StandardCharsets.UTF_8);
        } while (!cursor.equals(NO_MORE));
        CompletableFuture<Reply> set = redis.send(Command.write("UNLINK", SET));
        check(unlinked.join());
        check(set.join());
        return trips + 1;
    }

    private Reply.Many page(String cursor, CompletableFuture<Reply> unlinked) {
        Reply page = redis.send(Command.read("SSCAN", SET, cursor, "COUNT", PAGE)).join();
        check(unlinked.join());
        check(page);
        return (Reply.Many) page;
    }

    private static void check(Reply reply) {
        if (reply instanceof Reply.Failed failed) {
            throw new IllegalStateException(failed.fault().toString());
        }
    }

    @Override
    public long answered(Set<Integer> entries) {
        return Filling.count(entries,
                number -> redis.send(Command.read("GET", key(number)))
                        .thenApply(found -> found instanceof Reply.Bytes));
    }

    private static String key(int number) {
        return "sets:product:" + number;
    }
}
