package dev.larder.testing;

import org.jspecify.annotations.Nullable;

/** A step does not work on this machine; the next may. */
final class UnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnavailableException(String reason) {
        super(reason);
    }

    UnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
