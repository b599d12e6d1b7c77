package dev.larder.it.wire;

import java.time.Duration;

/** What can be done to a way. All but {@link Reset} lasts until it is healed. */
public sealed interface Disturbance {

    /**
     * Everything takes longer, both ways, and on each connection another time: so what is sent on one overtakes what is sent
     * on another.
     */
    record Delay(Duration least, Duration most) implements Disturbance {
    }

    /** A black hole: what is sent in this direction does not arrive; nobody is told. */
    record Hold(Direction direction) implements Disturbance {
    }

    /** Nothing arrives in either direction; connections are accepted and stay dumb. */
    record Silence() implements Disturbance {
    }

    /** All connections break, with RST; new ones work. */
    record Reset() implements Disturbance {
    }

    /**
     * Of the next bytes in this direction only the first half arrives.
     *
     * @param closes whether the connection ends there; otherwise it is silent in this direction from then on
     */
    record Cut(Direction direction, boolean closes) implements Disturbance {
    }
}
