package dev.larder.internal.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.coherence.Position;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.PassingTier;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.Storing;

/** Remote tiers that do without a mechanism each: negative controls. And one that does nothing. */
final class OffendingTiers {

    private OffendingTiers() {
    }

    /** Never answers one command, and does not carry it out. */
    static final class Silent extends PassingTier {

        private final String silent;

        Silent(RemoteTier tier, String silent) {
            super(tier);
            this.silent = silent;
        }

        @Override
        public CompletableFuture<Lookup> find(String key, String tag) {
            return silent.equals("find") ? new CompletableFuture<>() : super.find(key, tag);
        }

        @Override
        public CompletableFuture<Acquisition> acquire(String key, Duration length, Claim claim) {
            return silent.equals("acquire") ? new CompletableFuture<>() : super.acquire(key, length, claim);
        }

        @Override
        public CompletableFuture<Storing> store(String key, Lease lease, Envelope entry, Duration kept) {
            return silent.equals("store") ? new CompletableFuture<>() : super.store(key, lease, entry, kept);
        }

        @Override
        public CompletableFuture<Reply> remove(String key) {
            return silent.equals("remove") ? new CompletableFuture<>() : super.remove(key);
        }
    }

    /** No key is ever removed. */
    static final class KeepsAll extends PassingTier {

        KeepsAll(RemoteTier tier) {
            super(tier);
        }

        @Override
        public CompletableFuture<Reply> remove(String key) {
            return CompletableFuture.completedFuture(Reply.OK);
        }
    }

    /** Everybody is granted the lease, whoever has it. */
    static final class LeaseForAll extends PassingTier {

        LeaseForAll(RemoteTier tier) {
            super(tier);
        }

        @Override
        public CompletableFuture<Acquisition> acquire(String key, Duration length, Claim claim) {
            return tier.acquire(key, length, Claim.overAnything(Claim.Manner.FORCE));
        }
    }

    /** The lease is taken once the value is there, just before it is stored. */
    static final class LateLease extends PassingTier {

        private static final Duration MOMENT = Duration.ofSeconds(1);

        LateLease(RemoteTier tier) {
            super(tier);
        }

        @Override
        public CompletableFuture<Acquisition> acquire(String key, Duration length, Claim claim) {
            return CompletableFuture
                    .completedFuture(new Acquisition.Granted(new Lease(new byte[Lease.TOKEN_LENGTH], serverMillis(),
                            Optional.of(new Position(1, 0, 0)))));
        }

        @Override
        public CompletableFuture<Storing> store(String key, Lease lease, Envelope entry, Duration kept) {
            return tier.acquire(key, MOMENT, Claim.overAnything(Claim.Manner.FORCE))
                    .thenCompose(late -> late instanceof Acquisition.Granted granted
                            ? tier.store(key, granted.lease(), asOf(granted.lease(), entry), kept)
                            : CompletableFuture.completedFuture(Storing.UNKNOWN));
        }
    }

    private static Envelope asOf(Lease lease, Envelope entry) {
        Position reading = lease.reading().orElseThrow();
        return new Envelope(entry.codec(), entry.absent(), entry.keyHash(), entry.fingerprint(), entry.createdAt(),
                entry.freshUntil(), entry.loadMillis(), reading.epoch(), reading.clock(), entry.tags(),
                entry.payload());
    }

    /** Stores whatever has become of the lease. */
    static final class Unfenced extends PassingTier {

        private static final Duration MOMENT = Duration.ofSeconds(1);

        Unfenced(RemoteTier tier) {
            super(tier);
        }

        @Override
        public CompletableFuture<Storing> store(String key, Lease lease, Envelope entry, Duration kept) {
            return tier.acquire(key, MOMENT, Claim.overAnything(Claim.Manner.FORCE))
                    .thenCompose(late -> tier.store(key, ((Acquisition.Granted) late).lease(), entry, kept));
        }
    }
}
