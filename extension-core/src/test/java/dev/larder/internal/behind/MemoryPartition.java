package dev.larder.internal.behind;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.time.FakeTime;

/** A partition in memory, on fake time. What is asked of it may be lost on the way, or its answer on the way back. */
final class MemoryPartition implements Partition {

    /** What becomes of a request. */
    enum Way {
        WHOLE, REQUEST_LOST, ANSWER_LOST
    }

    record Letter(QueuedWrite write, Burial burial) {
    }

    private static final String ENTRY = "";

    private final FakeTime time;
    private final TreeMap<Long, QueuedWrite> log = new TreeMap<>();
    private final List<Letter> dead = new ArrayList<>();
    private final Set<String> direct = new HashSet<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Runnable> meanwhile = new HashMap<>();
    private Function<String, Way> ways = what -> Way.WHOLE;
    private Bounds bounds = Bounds.NONE;
    private boolean keepsBounds = true;
    private int mostRead = Integer.MAX_VALUE;
    private @Nullable CompletableFuture<Optional<Tenure>> heldClaim;
    private long generation;
    private long last;
    private long epoch;
    private boolean owned;
    private long ends;

    MemoryPartition(FakeTime time) {
        this.time = time;
    }

    /** @param which what becomes of a request, by the name of the method */
    void lose(Function<String, Way> which) {
        ways = which;
    }

    /** @param between happens once, between the answer to such a request and its arrival */
    void meanwhile(String what, Runnable between) {
        meanwhile.put(what, between);
    }

    /** As if what is about to be applied did not stand in Redis. */
    void forgetBounds() {
        keepsBounds = false;
    }

    /** From now on more writes are not read in time. */
    void answersUpTo(int most) {
        mostRead = most;
    }

    /** @param answer to all claims; null: they are answered at once */
    void holdClaims(@Nullable CompletableFuture<Optional<Tenure>> answer) {
        heldClaim = answer;
    }

    /** @return its sequence, in microseconds */
    long append(String key, String call, boolean removes) {
        last = Math.max(time.nanos() / 1_000, last + 1);
        log.put(last, new QueuedWrite(last, key, removes, !call.equals(ENTRY), call.getBytes(StandardCharsets.UTF_8)));
        return last;
    }

    long append(String key, String call) {
        return append(key, call, false);
    }

    /** The calls that wait, in order. */
    List<String> waiting() {
        return log.values().stream().map(write -> LiveQueue.text(write.call())).toList();
    }

    List<Letter> letters() {
        return List.copyOf(dead);
    }

    boolean isOwned() {
        return owned && ends - time.nanos() > 0;
    }

    /** As if the lease of the owner had ended. */
    void endLease() {
        ends = time.nanos();
    }

    /** How often something was asked for. */
    int asked(String what) {
        return asked.getOrDefault(what, 0);
    }

    Bounds bounds() {
        return bounds;
    }

    void beginDirect(String key) {
        direct.add(key);
    }

    void endDirect(String key) {
        direct.remove(key);
    }

    /** @param giveUp those that failed */
    void resolve(String key, boolean giveUp) {
        if (dead.stream().noneMatch(letter -> letter.write().key().equals(key))) {
            return;
        }
        List<QueuedWrite> back = new ArrayList<>();
        dead.stream().filter(letter -> letter.write().key().equals(key) && !(giveUp && !letter.burial().heldBack()))
                .forEach(letter -> back.add(letter.write()));
        log.values().stream().filter(write -> write.key().equals(key)).forEach(back::add);
        dead.removeIf(letter -> letter.write().key().equals(key));
        log.values().removeIf(write -> write.key().equals(key));
        back.forEach(write -> append(key, LiveQueue.text(write.call()), write.removes()));
        generation++;
    }

    @Override
    public CompletableFuture<Optional<Tenure>> claim(Duration length) {
        return heldClaim != null ? heldClaim : answer("claim", Optional.empty(), () -> {
            if (isOwned()) {
                return Optional.empty();
            }
            epoch = Math.max(time.nanos() / 1_000, epoch + 1);
            owned = true;
            ends = time.nanos() + length.toNanos();
            return Optional.of(new Tenure(epoch, bounds));
        });
    }

    @Override
    public CompletableFuture<Standing> renew(long of, Duration length) {
        return owned(of, "renew", () -> {
            ends = time.nanos() + length.toNanos();
            return new Standing.Owner(0, Set.of());
        });
    }

    @Override
    public CompletableFuture<Standing> release(long of) {
        return owned(of, "release", () -> {
            owned = false;
            return new Standing.Owner(0, Set.of());
        });
    }

    @Override
    public CompletableFuture<Optional<List<QueuedWrite>>> read(long after, int most) {
        return answer("read", Optional.empty(),
                () -> most > mostRead ? Optional.empty()
                        : Optional.of(log.tailMap(after, false).values().stream().limit(most).toList()));
    }

    @Override
    public CompletableFuture<Optional<Set<String>>> blocked() {
        return answer("blocked", Optional.empty(), () -> Optional.of(blockedKeys()));
    }

    private Set<String> blockedKeys() {
        Set<String> keys = new HashSet<>();
        dead.forEach(letter -> keys.add(letter.write().key()));
        return keys;
    }

    @Override
    public CompletableFuture<Standing> open(long of, Bounds next) {
        return owned(of, "open", () -> {
            keep(next);
            return new Standing.Owner(generation, Set.copyOf(direct));
        });
    }

    private void keep(Bounds next) {
        bounds = keepsBounds ? next : Bounds.NONE;
    }

    @Override
    public CompletableFuture<Standing> done(long of, List<QueuedWrite> applied, boolean first, Bounds next) {
        return owned(of, "done", () -> {
            applied.forEach(write -> {
                log.remove(write.sequence());
                if (first) {
                    log.headMap(write.sequence()).clear();
                }
            });
            keep(next);
            return new Standing.Owner(generation, Set.of());
        });
    }

    @Override
    public CompletableFuture<Standing> bury(long of, List<QueuedWrite> writes, Burial burial) {
        return owned(of, "bury", () -> {
            for (QueuedWrite write : writes) {
                if (log.containsKey(write.sequence()) && (!burial.heldBack() || blockedKeys().contains(write.key()))) {
                    dead.add(new Letter(log.remove(write.sequence()), burial));
                }
            }
            return new Standing.Owner(generation, Set.of());
        });
    }

    private CompletableFuture<Standing> owned(long of, String what, Supplier<Standing> meaning) {
        return answer(what, Standing.UNKNOWN, () -> owned && of == epoch ? meaning.get() : Standing.LOST);
    }

    private <T> CompletableFuture<T> answer(String what, T unknown, Supplier<T> meaning) {
        asked.merge(what, 1, Integer::sum);
        Way way = ways.apply(what);
        T answer = way == Way.REQUEST_LOST ? unknown : meaning.get();
        Runnable between = meanwhile.remove(what);
        if (between != null) {
            between.run();
        }
        return CompletableFuture.completedFuture(way == Way.WHOLE ? answer : unknown);
    }
}
