package dev.larder.internal.coherence;

import java.time.Duration;

import dev.larder.internal.time.Time;

/** What a process trusts that begins to hear of others when a test says so. */
public final class LateView {

    private final Time time;
    private final View view;

    public LateView(Duration maxLag, Time time) {
        this.time = time;
        this.view = new View(maxLag, time.nanos());
    }

    public View view() {
        return view;
    }

    /** All that was told before now has not been heard. */
    public void hears() {
        view.begun(time.nanos());
    }
}
