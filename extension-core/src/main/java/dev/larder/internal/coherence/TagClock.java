package dev.larder.internal.coherence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/**
 * The clock that tells which entries a move of a tag has made worthless. An entry is stored with a reading taken before its
 * load, and is good as long as none of its tags moved later. Thread-safe; futures never fail.
 */
public final class TagClock {

    /** Tells of a left epoch: everybody is to hear of it, who leaves it included. */
    private static final String NOBODY = "-";

    private final RedisPort redis;
    private final Names names;
    private final Supplier<String> epochs;
    private final TagMirror mirror;
    /** The order changes with each invalidation; between two of them all hits read the same bytes. */
    private volatile @Nullable Seen seen;

    private record Seen(byte[] bytes, Optional<Order> order) {
    }

    /** @param epochs draws random digits, 15 at most */
    public TagClock(RedisPort redis, Names names, Supplier<String> epochs, TagMirror mirror) {
        this.redis = redis;
        this.names = names;
        this.epochs = epochs;
        this.mirror = mirror;
    }

    /** The key to read together with an entry. */
    public String key() {
        return names.order();
    }

    /** The last reading that this process has heard of. */
    public Position heard() {
        return mirror.heardUntil();
    }

    /** The reading for a load that begins when it is there; empty if Redis does not tell. */
    public CompletableFuture<Optional<Position>> reading() {
        return redis.send(Command.read("GET", names.order())).thenCompose(reply -> {
            if (reply instanceof Reply.Failed) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            Optional<Order> order = order(reply);
            return order.isPresent() ? CompletableFuture.completedFuture(order.map(Order::last))
                    : begin().thenApply(begun -> begun.map(Order::last));
        });
    }

    /**
     * Whether an entry is as good as when it was loaded.
     *
     * @param order what stood under {@link #key()} when the entry was read
     * @param own a tag that the entry carries besides those it names
     * @return empty: {@link #ask} must tell
     */
    public Optional<Boolean> isCurrent(Reply order, Envelope entry, String own) {
        Optional<Order> known = order(order);
        if (known.isEmpty()) {
            return Optional.of(false);
        }
        return switch (mirror.judge(known.get(), entry, own)) {
            case CURRENT -> Optional.of(true);
            case OUTDATED -> Optional.of(false);
            case UNKNOWN -> Optional.empty();
        };
    }

    /** As {@link #isCurrent}, by asking Redis; what cannot be known is not current. */
    public CompletableFuture<Boolean> ask(Envelope entry, String own) {
        List<String> tags = new ArrayList<>(entry.tags());
        tags.add(own);
        List<Object> words = new ArrayList<>(List.of(names.tags(), whole(entry.tagEpoch())));
        words.addAll(tags);
        TagMirror.Knowledge known = mirror.knowledge();
        return redis.send(Command.read("ZMSCORE", words.toArray())).thenCompose(reply -> {
            if (!(reply instanceof Reply.Many scores) || scores.values().size() != tags.size() + 1) {
                return CompletableFuture.completedFuture(false);
            }
            if (!(scores.values().get(0) instanceof Reply.Bytes)) {
                // The clock of this epoch is lost, in whole or in part.
                return begin().thenApply(begun -> false);
            }
            boolean current = true;
            for (int i = 0; i < tags.size(); i++) {
                long moved = score(scores.values().get(i + 1));
                known.learn(tags.get(i), moved);
                current &= moved <= entry.tagReading();
            }
            return CompletableFuture.completedFuture(current);
        });
    }

    /** Leaves the epoch: all that was stored until now is worthless. */
    public CompletableFuture<Reply> leave() {
        return redis.send(Command.read("GET", names.order())).thenCompose(reply -> {
            if (reply instanceof Reply.Failed) {
                return CompletableFuture.completedFuture(reply);
            }
            String epoch = order(reply).map(order -> String.valueOf(order.last().epoch())).orElse("");
            return Scripts.LEAVE.run(redis, names.all(), epochs.get(), epoch, NOBODY);
        });
    }

    /** The member that stands in the sorted set of this epoch. */
    static String whole(long epoch) {
        return "%" + epoch;
    }

    private CompletableFuture<Optional<Order>> begin() {
        return Scripts.LOOK.run(redis, names.all(), epochs.get(), "", 0L).thenApply(
                reply -> reply instanceof Reply.Many found && !found.values().isEmpty() ? order(found.values().get(0))
                        : Optional.empty());
    }

    private Optional<Order> order(Reply reply) {
        if (!(reply instanceof Reply.Bytes text)) {
            return Optional.empty();
        }
        Seen before = seen;
        if (before != null && Arrays.equals(before.bytes(), text.value())) {
            return before.order();
        }
        Optional<Order> order = Order.of(new String(text.value(), StandardCharsets.UTF_8));
        seen = new Seen(text.value(), order);
        return order;
    }

    private static long score(Reply reply) {
        return reply instanceof Reply.Bytes text
                ? (long) Double.parseDouble(new String(text.value(), StandardCharsets.UTF_8)) : 0;
    }
}
