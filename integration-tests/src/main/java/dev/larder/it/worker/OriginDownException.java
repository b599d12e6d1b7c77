package dev.larder.it.worker;

/** The origin says that it is down; checked, as a driver's exceptions are. */
public final class OriginDownException extends Exception {

    private static final long serialVersionUID = 1;

    public OriginDownException(String message) {
        super(message);
    }
}
