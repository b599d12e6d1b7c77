package dev.larder.behind.shop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes the place of a database: what is in it, what was done to it, and what it refuses. */
@ApplicationScoped
public class Store {

    /** Longer than any test that closes it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Item> items = new ConcurrentHashMap<>();
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch open = new CountDownLatch(0);

    /** Whoever writes from now on waits. */
    public void close() {
        open = new CountDownLatch(1);
    }

    public void open() {
        open.countDown();
    }

    public void refuse(String id) {
        refused.add(id);
    }

    public void accept(String id) {
        refused.remove(id);
    }

    void save(Item item) {
        enter(item.id());
        items.put(item.id(), item);
        done.add(item.id() + '=' + item.name());
    }

    void delete(String id) {
        enter(id);
        items.remove(id);
        done.add(id + " removed");
    }

    void add(List<Counts.Counted> batch) {
        batch.forEach(one -> enter(one.id()));
        batch.forEach(one -> counts.merge(one.id(), one.count(), Long::sum));
        done.add("batch of " + batch.size());
    }

    private void enter(String id) {
        try {
            if (!open.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the store was not opened again");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        if (refused.contains(id)) {
            throw new IllegalArgumentException("no row of this kind");
        }
    }

    public Optional<Item> item(String id) {
        return Optional.ofNullable(items.get(id));
    }

    public long count(String id) {
        return counts.getOrDefault(id, 0L);
    }

    /** What was done about one thing, in order. */
    public List<String> done(String about) {
        return done.stream().filter(one -> one.startsWith(about)).toList();
    }
}
