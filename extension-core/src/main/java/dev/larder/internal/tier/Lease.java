package dev.larder.internal.tier;

/**
 * The right to store a key, for a while, until somebody invalidates it. Drawn anew for each acquisition: a process that
 * acquires twice holds two different leases, and the first is worth nothing.
 *
 * @param token 16 random bytes; not copied
 * @param grantedAt milliseconds on the server's clock
 */
public record Lease(byte[] token, long grantedAt) {

    public static final int TOKEN_LENGTH = 16;
}
