package dev.larder.internal.tier;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When tags moved, as far as this process knows, counted by itself: what its memory took in before a move of one of its tags
 * is not to be answered after it. Thread-safe, bounded; a hit reads one number.
 */
public final class TagMoves {

    private static final int MOST = 100_000;

    private final ConcurrentMap<String, Long> moves = new ConcurrentHashMap<>();
    private final ReentrantLock moving = new ReentrantLock();
    private final int most;
    private volatile long forgotten;
    private volatile long now;

    public TagMoves() {
        this(MOST);
    }

    /** @param most tags that are remembered, about */
    TagMoves(int most) {
        this.most = most;
    }

    /** The count of moves. To be taken before what is to be held is looked up or loaded. */
    public long now() {
        return now;
    }

    /** When this returns, nothing that carries one of the tags and was taken in before is current. */
    public void move(Collection<String> tags) {
        moving.lock();
        try {
            long next = now + 1;
            if (moves.size() >= most) {
                forgotten = now;
                moves.clear();
            }
            tags.forEach(tag -> moves.put(tag, next));
            // Last: whoever sees the count sees the moves.
            now = next;
        } finally {
            moving.unlock();
        }
    }

    /** Whether none of its tags moved since it was taken in. */
    public boolean isCurrent(Held held) {
        long until = now;
        return held.isCheckedUntil(until) || check(held, until);
    }

    private boolean check(Held held, long until) {
        List<String> tags = held.tags();
        long since = held.takenInAt();
        if (!tags.isEmpty() && since < forgotten) {
            return false;
        }
        for (String tag : tags) {
            Long moved = moves.get(tag);
            if (moved != null && moved > since) {
                return false;
            }
        }
        // Once more: what is forgotten while one looks is not found.
        if (!tags.isEmpty() && since < forgotten) {
            return false;
        }
        held.checkedUntil(until);
        return true;
    }
}
