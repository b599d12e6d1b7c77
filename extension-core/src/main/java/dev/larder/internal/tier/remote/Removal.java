package dev.larder.internal.tier.remote;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.coherence.News;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/** Removes entries with their leases, one by one or page by page, and tells the other processes. */
final class Removal {

    private final RedisPort redis;
    private final Announcer announcer;

    Removal(RedisPort redis, Announcer announcer) {
        this.redis = redis;
        this.announcer = announcer;
    }

    CompletableFuture<Reply> remove(String key) {
        return redis.send(Command.write("UNLINK", key))
                .thenCompose(removed -> tell(new News.Keys(List.of(key)), removed));
    }

    CompletableFuture<Reply> removeMatching(KeyMatcher keys) {
        return removePage(keys, "0", 0).thenCompose(removed -> tell(new News.Template(keys), removed));
    }

    /** In this order: whoever hears of it and asks Redis must not find the entry any more. */
    private CompletableFuture<Reply> tell(News news, Reply removed) {
        return removed instanceof Reply.Failed ? CompletableFuture.completedFuture(removed)
                : announcer.tell(news).thenApply(told -> told instanceof Reply.Failed ? told : removed);
    }

    private CompletableFuture<Reply> removePage(KeyMatcher keys, String cursor, long removed) {
        return redis.send(Command.read("SCAN", cursor, "MATCH", keys.glob(), "COUNT", Page.SIZE))
                .thenCompose(reply -> {
                    Page page = Page.of(reply);
                    if (page == null) {
                        return CompletableFuture.completedFuture(reply instanceof Reply.Failed ? reply
                                : new Reply.Failed(new Fault(Fault.Kind.REFUSED, "ERR SCAN answered something else")));
                    }
                    Object[] found = page.keys().stream().filter(keys::matches).toArray();
                    CompletableFuture<Reply> unlinked = found.length == 0
                            ? CompletableFuture.completedFuture(Reply.OK)
                            : redis.send(Command.write("UNLINK", found));
                    return unlinked.thenCompose(done -> {
                        long sum = removed + found.length;
                        if (done instanceof Reply.Failed || page.next().equals("0")) {
                            Reply end = done instanceof Reply.Failed ? done : new Reply.Number(sum);
                            return CompletableFuture.completedFuture(end);
                        }
                        return removePage(keys, page.next(), sum);
                    });
                });
    }
}
