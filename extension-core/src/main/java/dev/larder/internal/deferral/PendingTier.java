package dev.larder.internal.deferral;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import dev.larder.internal.behind.Intake;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.Slot;
import dev.larder.internal.entry.SlotFormat;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.PassingTier;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.Storing;

/**
 * A remote tier that knows of writes which wait in queues: where it has no value that is good, the value of the last write of
 * the key is the answer, although its entry has expired, or was evicted or invalidated. The database does not have it yet.
 */
public final class PendingTier extends PassingTier {

    private final List<Queued> queues;

    /** @param queues that keys may wait in */
    public PendingTier(RemoteTier tier, List<Queued> queues) {
        super(tier);
        this.queues = queues;
    }

    /**
     * A queue, and a cached method whose keys may wait in it.
     *
     * @param tag that all entries of the method's cache carry
     */
    public record Queued(String tag, KeyMatcher keys, Intake intake) {
    }

    @Override
    public CompletableFuture<Lookup> find(String key, String tag) {
        return tier.find(key, tag).thenCompose(lookup -> isGood(lookup)
                ? CompletableFuture.completedFuture(lookup)
                : pending(key, asked(queued -> queued.tag().equals(tag) && queued.keys().matches(key)), lookup));
    }

    private boolean isGood(Lookup lookup) {
        return lookup instanceof Lookup.Unavailable
                || lookup instanceof Lookup.Found found && found.entry().freshUntil() > tier.serverMillis();
    }

    private List<Intake> asked(Predicate<Queued> meant) {
        return queues.stream().filter(meant).map(Queued::intake).distinct().toList();
    }

    private CompletableFuture<Lookup> pending(String key, List<Intake> asked, Lookup otherwise) {
        CompletableFuture<Lookup> answer = CompletableFuture.completedFuture(otherwise);
        for (Intake intake : asked) {
            answer = answer.thenCombine(intake.pending(key),
                    (before, pending) -> pending instanceof Intake.Pending.Value value
                            ? asFresh(value.entry()).orElse(before)
                            : pending instanceof Intake.Pending.Failed failed ? new Lookup.Unavailable(failed.fault())
                                    : before);
        }
        return answer;
    }

    /** As if it had been written now, for as long as it was to be fresh then. */
    private Optional<Lookup> asFresh(byte[] bytes) {
        long now = tier.serverMillis();
        if (now == UNKNOWN_TIME || !(SlotFormat.decode(bytes) instanceof Slot.Taken taken) || taken.entry().isEmpty()) {
            return Optional.empty();
        }
        Envelope written = taken.entry().get();
        long ttl = written.freshUntil() - written.createdAt();
        Envelope current = new Envelope(written.codec(), written.absent(), written.keyHash(), written.fingerprint(),
                now,
                now + ttl, 0, written.tagEpoch(), written.tagReading(), written.tags(), written.payload());
        return Optional.of(new Lookup.Found(current, bytes.length, Optional.empty()));
    }

    /** What was loaded while a write of the key waits is older than that. A write that comes in between destroys the lease. */
    @Override
    public CompletableFuture<Storing> store(String key, Lease lease, Envelope entry, Duration kept) {
        List<Intake> asked = asked(queued -> queued.keys().matches(key));
        CompletableFuture<Boolean> waits = CompletableFuture.completedFuture(false);
        for (Intake intake : asked) {
            waits = waits.thenCombine(intake.pending(key),
                    (before, pending) -> before || !(pending instanceof Intake.Pending.None));
        }
        return waits
                .thenCompose(newer -> newer ? tier.release(key, lease, Duration.ZERO).thenApply(done -> Storing.REFUSED)
                        : tier.store(key, lease, entry, kept));
    }
}
