package dev.larder.it.behind;

import dev.larder.Merger;

/** Views add up, and what they are made of can be told afterwards. */
public class Sum implements Merger<Viewed> {

    @Override
    public Viewed merge(Viewed earlier, Viewed later) {
        return new Viewed(later.item(), earlier.views() + later.views(), earlier.marks() + later.marks(), later.id());
    }
}
