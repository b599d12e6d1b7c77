package dev.larder.contract.shop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.spi.CallListener;
import dev.larder.spi.Source;

/** Keeps what a listener is told. */
@ApplicationScoped
public class HeardCalls implements CallListener {

    /** The keys of calls about which this listener complains. */
    public static final String ANNOYING = "contract:product:annoying";
    public static final String BREAKING = "contract:product:breaking";

    public record Heard(String cache, String key, Source source) {
    }

    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    @Override
    public void answered(String cache, String key, Source source) {
        heard.add(new Heard(cache, key, source));
        if (key.equals(ANNOYING)) {
            throw new IllegalStateException("the listener complains");
        }
        if (key.equals(BREAKING)) {
            throw new NoClassDefFoundError("the listener is broken");
        }
    }

    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    public void forget() {
        heard.clear();
    }
}
