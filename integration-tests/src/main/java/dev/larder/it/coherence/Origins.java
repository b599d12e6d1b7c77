package dev.larder.it.coherence;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.spi.CallListener;
import dev.larder.spi.Source;

/** Knows where the last answer of a plain method on this thread came from. */
@ApplicationScoped
public class Origins implements CallListener {

    private final ThreadLocal<Origin> last = ThreadLocal.withInitial(() -> Origin.UNTOLD);

    @Override
    public void answered(String cache, String key, Source source) {
        last.set(Origin.valueOf(source.name()));
    }

    /** Of the answer since this was asked before. */
    Origin take() {
        Origin taken = last.get();
        last.remove();
        return taken;
    }
}
