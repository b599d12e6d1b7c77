package dev.larder;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The queue of some {@link WriteBehind} methods. Thread-safe. What waits for Redis here waits no longer than its deadline,
 * and throws a {@link WriteBehindException} if Redis has not answered.
 */
public interface WriteQueue {

    String name();

    /** How many accepted writes are not applied yet, dead letters aside. */
    long backlog();

    /** {@link #backlog} without waiting. */
    CompletionStage<Long> backlogAsync();

    /** Writes that could not be applied, the oldest first. */
    List<DeadLetter> deadLetters(int max);

    /** {@link #deadLetters} without waiting. */
    CompletionStage<List<DeadLetter>> deadLettersAsync(int max);

    /**
     * Puts the dead letters of a key back into the queue, in their order and before later writes of the key.
     *
     * @param key as {@link DeadLetter#key()} gives it
     * @return how many there were
     */
    long replay(String key);

    /** {@link #replay} without waiting. */
    CompletionStage<Long> replayAsync(String key);

    /** {@link #replay} for all keys. */
    long replayAll();

    /** {@link #replayAll} without waiting. */
    CompletionStage<Long> replayAllAsync();

    /**
     * Gives up the dead letters of a key that have failed; those held back behind them go back into the queue.
     *
     * @param key as {@link DeadLetter#key()} gives it
     * @return how many were given up
     */
    long discard(String key);

    /** {@link #discard} without waiting. */
    CompletionStage<Long> discardAsync(String key);
}
