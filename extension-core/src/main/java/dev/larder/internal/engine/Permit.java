package dev.larder.internal.engine;

import dev.larder.internal.tier.Lease;

/** Where a load may store its value. */
sealed interface Permit {

    /** In all tiers, as long as the lease holds. */
    record Leased(Lease lease) implements Permit {
    }

    /** In this process' memory: the cache has no other tier, Redis is away, or another process loads and stores there. */
    record InMemory() implements Permit {
    }

    /** Nowhere: the call has waited long enough for another process, which may store it yet. */
    record Nowhere() implements Permit {
    }

    Permit IN_MEMORY = new InMemory();

    Permit NOWHERE = new Nowhere();
}
