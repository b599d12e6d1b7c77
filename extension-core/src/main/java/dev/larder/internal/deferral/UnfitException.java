package dev.larder.internal.deferral;

/** A recorded call does not fit what is to run. The message says what does not, and holds no value. */
final class UnfitException extends Exception {

    private static final long serialVersionUID = 1L;

    UnfitException(String message) {
        super(message);
    }
}
