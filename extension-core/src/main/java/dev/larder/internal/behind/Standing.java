package dev.larder.internal.behind;

import java.util.Set;

/** What an owner is told when it says how far it has come. */
sealed interface Standing {

    /**
     * It is the owner still.
     *
     * @param generation changes when dead letters were sent back or given up: then the log is not what it was
     * @param direct the keys that somebody writes past the queue
     */
    record Owner(long generation, Set<String> direct) implements Standing {
    }

    /** Somebody else is. */
    record Lost() implements Standing {
    }

    /** Redis did not answer: nobody knows. */
    record Unknown() implements Standing {
    }

    Standing LOST = new Lost();

    Standing UNKNOWN = new Unknown();
}
