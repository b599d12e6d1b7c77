package dev.larder.internal.coherence;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told. */
final class Heard implements Listener {

    static final String MISSED = "missed";

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<News> own = new CopyOnWriteArrayList<>();

    @Override
    public void heardOwn(News news) {
        own.add(news);
    }

    @Override
    public void heard(News news) {
        if (news instanceof News.Keys gone) {
            events.addAll(gone.keys());
        } else if (news instanceof News.Tags moved) {
            moved.tags().forEach(tag -> events.add("tag " + tag));
        } else if (news instanceof News.Pattern pattern) {
            events.add(String.join("*", pattern.matcher().texts()));
        }
    }

    @Override
    public void missed() {
        events.add(MISSED);
    }

    /** What the process itself has told. */
    List<News> own() {
        return List.copyOf(own);
    }

    List<String> events() {
        return List.copyOf(events);
    }

    void forget() {
        events.clear();
    }
}
