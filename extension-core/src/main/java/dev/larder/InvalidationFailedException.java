package dev.larder;

/**
 * An invalidation has not reached Redis, where old values may still stand. This process does not answer with them, and tries
 * again until Redis has taken it. Thrown only with {@code larder.invalidation.on-failure=throw}, when all that is to be
 * invalidated has been tried; what the method itself did is done. A {@code Uni} or a stage fails with it. A transaction that
 * the caller has begun ends later, and its commit is spared: of that only the log tells.
 */
public class InvalidationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidationFailedException(String message) {
        super(message);
    }
}
