package dev.larder.demo;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.BatchWriter;
import dev.larder.Cached;
import dev.larder.Merger;
import dev.larder.WriteBehind;

/** Counts who looks at products. Nobody waits for the database to count. */
@ApplicationScoped
public class Views {

    private final Database database;

    /** How often somebody has looked. */
    public record Seen(long product, long times) {
    }

    /** Of two looks that wait, one is made. */
    public static class Sum implements Merger<Seen> {

        @Override
        public Seen merge(Seen earlier, Seen later) {
            return new Seen(later.product(), earlier.times() + later.times());
        }
    }

    public Views(Database database) {
        this.database = database;
    }

    @Cached(cache = "views", key = "views:{product}", ttl = "1m")
    public long of(long product) {
        return database.views(product);
    }

    /** Returns when the look waits in Redis; two products at a time go to the database, a second later or so. */
    @WriteBehind(queue = "views", key = "views:{product}", merge = Sum.class, delay = "1s", batch = 2)
    public void see(long product, long times) {
        database.see(List.of(new Seen(product, times)));
    }

    @BatchWriter("views")
    void seeAll(List<Seen> looks) {
        database.see(looks);
    }
}
