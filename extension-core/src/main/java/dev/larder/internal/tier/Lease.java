package dev.larder.internal.tier;

import java.util.Optional;

import dev.larder.internal.coherence.Position;

/**
 * The right to store a key, for a while, until somebody invalidates it. Drawn anew for each acquisition: a process that
 * acquires twice holds two different leases, and the first is worth nothing.
 *
 * @param token 16 random bytes; not copied
 * @param grantedAt milliseconds on the server's clock
 * @param reading of the tag clock, taken before anything was loaded under it; empty: Redis did not tell, and nothing can be
 *        stored that others may read
 */
public record Lease(byte[] token, long grantedAt, Optional<Position> reading) {

    public static final int TOKEN_LENGTH = 16;
}
