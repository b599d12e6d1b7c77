package dev.larder.internal.tier.remote;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.coherence.TagClock;
import dev.larder.internal.entry.Slot;
import dev.larder.internal.entry.SlotFormat;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.Lookup;

/** Reads an entry together with the order of the news, which tells whether a tag of it has moved. */
final class Finding {

    private final RedisPort redis;
    private final TagClock clock;
    private volatile boolean apart;

    Finding(RedisPort redis, TagClock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** @param tag that the entry carries besides those it names */
    CompletableFuture<Lookup> find(String key, String tag) {
        return apart ? findApart(key, tag) : findTogether(key, tag);
    }

    private CompletableFuture<Lookup> findTogether(String key, String tag) {
        return redis.send(Command.read("MGET", key, clock.key())).thenCompose(reply -> {
            if (reply instanceof Reply.Many both && both.values().size() == 2) {
                return judge(lookup(both.values().get(0)), both.values().get(1), tag);
            }
            if (reply instanceof Reply.Failed failed && failed.fault().code().equals("CROSSSLOT")) {
                // A cluster: the clock stands in another slot than most entries.
                apart = true;
                return findApart(key, tag);
            }
            return CompletableFuture.completedFuture(lookup(reply));
        });
    }

    private CompletableFuture<Lookup> findApart(String key, String tag) {
        CompletableFuture<Reply> found = redis.send(Command.read("MGET", key));
        CompletableFuture<Reply> order = redis.send(Command.read("GET", clock.key()));
        // As together: GET would refuse a value of another kind, where MGET finds nothing.
        return found.thenCompose(reply -> order.thenCompose(
                read -> judge(lookup(reply instanceof Reply.Many one ? one.values().get(0) : reply), read, tag)));
    }

    private CompletableFuture<Lookup> judge(Lookup lookup, Reply order, String tag) {
        if (!(lookup instanceof Lookup.Found found)) {
            return CompletableFuture.completedFuture(lookup);
        }
        if (order instanceof Reply.Failed failed) {
            return CompletableFuture.completedFuture(new Lookup.Unavailable(failed.fault()));
        }
        Optional<Boolean> current = clock.isCurrent(order, found.entry(), tag);
        return current.isPresent() ? CompletableFuture.completedFuture(judged(found, current.get()))
                : clock.ask(found.entry(), tag).thenApply(asked -> judged(found, asked));
    }

    private static Lookup judged(Lookup.Found found, boolean current) {
        return current ? found : new Lookup.Outdated(found.entry());
    }

    private static Lookup lookup(Reply reply) {
        if (reply instanceof Reply.Nil) {
            return Lookup.NOTHING;
        }
        if (reply instanceof Reply.Bytes bytes) {
            return lookup(bytes.value());
        }
        return new Lookup.Unavailable(reply instanceof Reply.Failed failed ? failed.fault()
                : new Fault(Fault.Kind.REFUSED, "ERR MGET answered something else"));
    }

    private static Lookup lookup(byte[] bytes) {
        Slot slot = SlotFormat.decode(bytes);
        if (slot instanceof Slot.Taken taken) {
            return taken.entry().<Lookup>map(entry -> new Lookup.Found(entry, bytes.length, taken.lease()))
                    .orElse(Lookup.NOTHING);
        }
        return new Lookup.Unreadable(((Slot.Damaged) slot).reason());
    }
}
