package dev.larder.internal.tier.remote;

import java.util.concurrent.CompletableFuture;

import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/**
 * The removal of many keys, with the leases of those that are being loaded: Redis is looked through page by page, and what
 * is found of a page is unlinked before the next is asked for.
 */
final class Removal {

    private final RedisPort redis;
    private final PatternMatcher keys;
    private final Progress progress;

    Removal(RedisPort redis, PatternMatcher keys, Progress progress) {
        this.redis = redis;
        this.keys = keys;
        this.progress = progress;
    }

    /** @return the number removed, or the fault that ended it */
    CompletableFuture<Reply> run() {
        return page("0", 0, 0);
    }

    private CompletableFuture<Reply> page(String cursor, long removed, long lookedThrough) {
        return redis.send(Command.read("SCAN", cursor, "MATCH", keys.glob(), "COUNT", Page.SIZE)).thenCompose(reply -> {
            Page page = Page.of(reply);
            if (page == null) {
                return CompletableFuture.completedFuture(reply instanceof Reply.Failed ? reply
                        : new Reply.Failed(new Fault(Fault.Kind.REFUSED, "ERR SCAN answered something else")));
            }
            Object[] found = page.keys().stream().filter(keys::matches).toArray();
            CompletableFuture<Reply> unlinked = found.length == 0 ? CompletableFuture.completedFuture(Reply.OK)
                    : redis.send(Command.write("UNLINK", found));
            return unlinked.thenCompose(done -> done instanceof Reply.Failed ? CompletableFuture.completedFuture(done)
                    : next(page.next(), removed + found.length, lookedThrough + Page.SIZE));
        });
    }

    private CompletableFuture<Reply> next(String cursor, long removed, long lookedThrough) {
        boolean done = cursor.equals("0");
        progress.page(removed, lookedThrough, done);
        return done ? CompletableFuture.completedFuture(new Reply.Number(removed))
                : page(cursor, removed, lookedThrough);
    }
}
