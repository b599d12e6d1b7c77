package dev.larder;

/**
 * A queue has not accepted a write, or has not answered. The method of the call did not run; where the message says that the
 * write may be in the queue, it may still run.
 */
public final class WriteBehindException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String queue;

    /**
     * @param reason why, in words that follow the queue's name
     * @param mend what would help
     */
    public WriteBehindException(String queue, String reason, String mend) {
        super("The queue '" + queue + "' " + reason + ". Mend: " + mend);
        this.queue = queue;
    }

    /** The name of the queue. */
    public String queue() {
        return queue;
    }
}
