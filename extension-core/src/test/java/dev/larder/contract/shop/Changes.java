package dev.larder.contract.shop;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Tells observers. */
@ApplicationScoped
public class Changes {

    @Inject
    Event<Writers.Changed> changes;

    @Inject
    Event<TagWriters.Renamed> renames;

    public void rename(String author) {
        renames.fire(new TagWriters.Renamed(author));
    }

    public void fire(Writers.Changed change) {
        changes.fire(change);
    }

    public CompletionStage<Writers.Changed> fireAsync(Writers.Changed change) {
        return changes.fireAsync(change);
    }
}
