package dev.larder.internal.behind;

import java.time.Duration;

/** What follows a step of the owner of a partition. */
sealed interface Next {

    /** Another. */
    record On() implements Next {
    }

    /** Another, after a while. */
    record Pause(Duration length) implements Next {
    }

    /** Another, when there is something to do. */
    record Rest() implements Next {
    }

    /** None: it is the owner no more. */
    record End() implements Next {
    }

    Next ON = new On();

    Next REST = new Rest();

    Next END = new End();

    /** Redis is asked again that did not answer, or a writer past the queue is done. */
    Next LATER = new Pause(Duration.ofMillis(50));
}
