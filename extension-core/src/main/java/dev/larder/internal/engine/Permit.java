package dev.larder.internal.engine;

import dev.larder.internal.tier.Lease;

/** Where a load may store its value. */
sealed interface Permit {

    /** In all tiers, as long as the lease holds. */
    record Leased(Lease lease) implements Permit {
    }

    /** In this process' memory: the cache has no other tier, or Redis is away. */
    record InMemory() implements Permit {
    }

    /** Nowhere: another process loads the key, and will store it. */
    record Nowhere() implements Permit {
    }

    Permit IN_MEMORY = new InMemory();

    Permit NOWHERE = new Nowhere();
}
