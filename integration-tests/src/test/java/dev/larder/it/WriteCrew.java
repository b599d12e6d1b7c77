package dev.larder.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import dev.larder.it.behind.Gate;
import dev.larder.it.wire.Proxy;
import dev.larder.testing.RedisHandle;

/** The processes that make writes and apply them: as many as at the beginning, whoever dies. Each has its own ways. */
final class WriteCrew implements AutoCloseable {

    private static final int PRODUCERS = 8;
    private static final int PAUSE_MICROS = 12_000;

    private final RedisHandle redis;
    private final WriteStore store;
    private final Path diaries;
    private final Random random;
    private final Map<Integer, Proxy> waysToRedis = new HashMap<>();
    private final Map<Integer, Proxy> waysToStore = new HashMap<>();
    private final Map<WorkerProcess, Integer> accepted = new HashMap<>();
    private final List<WorkerProcess> living = new ArrayList<>();
    private final Fleet fleet;

    /** @param diaries a folder for what was written by whom */
    WriteCrew(Application application, RedisHandle redis, WriteStore store, Path diaries, int size, Random random)
            throws IOException {
        this.redis = redis;
        this.store = store;
        this.diaries = diaries;
        this.random = random;
        this.fleet = Fleet.startEach(application, this::own, size);
        living.addAll(fleet.workers());
        living.forEach(this::produce);
    }

    private Map<String, String> own(int number) {
        try {
            Proxy toRedis = new Proxy(redis.host(), redis.port());
            Proxy toStore = new Proxy("localhost", store.port());
            waysToRedis.put(number, toRedis);
            waysToStore.put(number, toStore);
            return new TreeMap<>(Map.of(Fleet.REDIS, "redis://127.0.0.1:" + toRedis.port(),
                    "quarkus.datasource.jdbc.url", store.url(toStore.port())));
        } catch (IOException unusable) {
            throw new IllegalStateException("no way for process " + number, unusable);
        }
    }

    private void produce(WorkerProcess worker) {
        worker.ask("behind", "start", PRODUCERS, PAUSE_MICROS, diaries).join();
    }

    List<WorkerProcess> living() {
        return List.copyOf(living);
    }

    WorkerProcess any() {
        return living.get(random.nextInt(living.size()));
    }

    Proxy wayToRedis(WorkerProcess worker) {
        return waysToRedis.get(worker.number());
    }

    Proxy wayToStore(WorkerProcess worker) {
        return waysToStore.get(worker.number());
    }

    /**
     * A body that stays where it is.
     *
     * @param key of what it writes
     */
    record Held(WorkerProcess worker, String key) {
    }

    /** Holds the next body of a queue at a point, in whatever process one comes there soon. */
    Held hold(String queue, Gate.Point point) {
        List<WorkerProcess> tried = new ArrayList<>(living);
        Collections.shuffle(tried, random);
        for (WorkerProcess worker : tried) {
            String key = worker.ask("gate", "hold", queue, point).join();
            if (!key.isEmpty()) {
                return new Held(worker, key);
            }
        }
        throw new IllegalStateException("no body of " + queue + " comes to " + point + " in any process");
    }

    void letGo(Held held) {
        held.worker().ask("gate", "open").join();
    }

    /** Another one comes for one that is gone. */
    void replace(WorkerProcess gone) throws IOException {
        living.remove(gone);
        gone.close();
        waysToRedis.get(gone.number()).close();
        waysToStore.get(gone.number()).close();
        fleet.add(1);
        WorkerProcess next = fleet.worker(fleet.workers().size() - 1);
        living.add(next);
        produce(next);
    }

    /** How many writes were accepted, about: those that have died may have had more. */
    int accepted() {
        living.forEach(worker -> accepted.put(worker, Integer.parseInt(worker.ask("behind", "accepted").join())));
        return accepted.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** No more writes are made. */
    void stopProducing() {
        all("behind", "stop");
    }

    /** Asks all that live at once. */
    List<String> all(Object... words) {
        return living.stream().map(worker -> worker.ask(words)).toList().stream().map(CompletableFuture::join)
                .toList();
    }

    @Override
    public void close() throws IOException {
        fleet.close();
        waysToRedis.values().forEach(Proxy::close);
        waysToStore.values().forEach(Proxy::close);
    }
}
