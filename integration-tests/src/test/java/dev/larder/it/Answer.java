package dev.larder.it;

import java.time.Duration;

/** What the origin answers a question with, after a while. */
sealed interface Answer {

    Duration after();

    /** The next version of the key. */
    record Value(Duration after) implements Answer {
    }

    /** The origin says that it is down. */
    record Down(Duration after, String message) implements Answer {
    }

    /** The method throws a {@code ConnectException}, as if the origin were not there. */
    record Refused(Duration after, String message) implements Answer {
    }
}
