package dev.larder;

/**
 * An invalidation has not reached Redis, where old values may still stand. This process does not answer with them, and tries
 * again until Redis has taken it. Thrown only with {@code larder.invalidation.on-failure=throw}; what the method itself did
 * is done.
 */
public class InvalidationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidationFailedException(String message) {
        super(message);
    }
}
