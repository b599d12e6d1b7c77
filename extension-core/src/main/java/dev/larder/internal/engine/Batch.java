package dev.larder.internal.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Where the keys of one call meet. Each goes its own way through the tiers; until it is answered, or comes to load, or
 * waits for the load of somebody else, it is undecided. When none is, old values that were answered are to be renewed;
 * when none is again, and some have come to load, the method runs once, for them and for those that wait: they ride
 * along. If all wait, they do wait, until one comes to load.
 * <p>
 * So a batch never waits for another while it keeps what the other waits for, and never runs the method twice.
 */
final class Batch {

    private final CallForMany call;
    private final Supplier<Caller> background;
    private final GatePass pass;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Wanted> wanted = new ArrayList<>();
    private final Set<Waiting> waiting = new LinkedHashSet<>();
    private final List<Aged> aged = new ArrayList<>();
    private final List<CompletableFuture<Outcome>> renewedHere = new ArrayList<>();
    private Runnable queued = Batch::nothing;
    private int undecided;
    private volatile @Nullable Thread loading;

    /** @param background one for all keys */
    Batch(CallForMany call, Supplier<Caller> background) {
        this.call = call;
        this.background = background;
        this.pass = new GatePass(call.method().gate());
        this.undecided = call.keys().size();
    }

    /** A key that has come to load. */
    private record Wanted(int index, Caller where, CompletableFuture<@Nullable Object> value) {
    }

    /** An old value that was answered. */
    private record Aged(int index, Company.Renewal renewal) {
    }

    /** One of the keys that the batch began with. */
    Member member(int index) {
        return new Member(index);
    }

    /** When all keys have their answers: the renewals that go on where the call does, which must not leave before them. */
    CompletableFuture<Void> renewedHere() {
        lock.lock();
        try {
            return CompletableFuture.allOf(renewedHere.toArray(CompletableFuture[]::new));
        } finally {
            lock.unlock();
        }
    }

    /** Changes what is known of the keys, then does what follows from it. */
    private void change(Runnable known) {
        Runnable next;
        lock.lock();
        try {
            known.run();
            next = undecided == 0 ? next() : Batch::nothing;
        } finally {
            lock.unlock();
        }
        next.run();
    }

    private static void nothing() {
        // Nothing follows.
    }

    /** No key is undecided: all are answered, wait, or want to load. */
    private Runnable next() {
        if (!aged.isEmpty()) {
            List<Aged> due = List.copyOf(aged);
            aged.clear();
            undecided += due.size();
            boolean here = wantedHere();
            return () -> due.forEach(one -> renew(one, here));
        }
        if (wanted.isEmpty()) {
            return Batch::nothing;
        }
        if (!waiting.isEmpty()) {
            List<Waiting> riding = List.copyOf(waiting);
            riding.forEach(Waiting::ended);
            return () -> riding.forEach(Waiting::ride);
        }
        List<Wanted> all = wanted.stream().sorted(Comparator.comparingInt(Wanted::index)).toList();
        Caller where = wantedHere() ? call.caller() : all.get(0).where();
        wanted.clear();
        Once once = new Once();
        Runnable task = once.as(() -> run(all));
        queued = task;
        return () -> Engine.resume(where, task);
    }

    /** The method runs where the call is, if it was to run elsewhere and has not begun. */
    private void runHere() {
        Runnable task;
        lock.lock();
        try {
            task = queued;
        } finally {
            lock.unlock();
        }
        Engine.resume(call.caller(), task);
    }

    /** Whether the call waits for the method: some key has no old value to answer with meanwhile. */
    private boolean wantedHere() {
        return wanted.stream().anyMatch(one -> one.where().equals(call.caller()));
    }

    private void renew(Aged one, boolean here) {
        Member member = new Member(one.index());
        CompletableFuture<Outcome> end = one.renewal().begin(member, here ? call::caller : background);
        if (here) {
            lock.lock();
            try {
                renewedHere.add(end);
            } finally {
                lock.unlock();
            }
        }
        end.thenAccept(outcome -> member.done());
    }

    private void run(List<Wanted> all) {
        load(all.stream().map(Wanted::index).toList()).whenComplete((result, failure) -> {
            if (failure == null) {
                loaded(all, result);
            } else {
                failed(all, failure);
            }
        });
    }

    private static void failed(List<Wanted> all, Throwable cause) {
        all.forEach(one -> one.value().completeExceptionally(cause));
    }

    private CompletionStage<@Nullable Object> load(List<Integer> missing) {
        loading = Thread.currentThread();
        try {
            return Objects.requireNonNull(call.method().gate().within(() -> call.loader().load(missing)));
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        } finally {
            loading = null;
        }
    }

    private void loaded(List<Wanted> all, @Nullable Object result) {
        List<@Nullable Object> values = new ArrayList<>();
        try {
            all.forEach(one -> values.add(call.loader().value(result, one.index())));
        } catch (RuntimeException | Error unreadable) {
            failed(all, unreadable);
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            all.get(i).value().complete(values.get(i));
        }
    }

    /** One key of the batch, on its way to an answer or to be renewed after it. Counted as undecided when it is made. */
    final class Member implements Company {

        private final int index;
        private boolean counted = true;

        private Member(int index) {
            this.index = index;
        }

        private void decide() {
            if (counted) {
                counted = false;
                undecided--;
            }
        }

        private void reopen() {
            counted = true;
            undecided++;
        }

        @Override
        public CompletionStage<@Nullable Object> load(Caller where) {
            Wanted one = new Wanted(index, where, new CompletableFuture<>());
            change(() -> {
                wanted.add(one);
                decide();
            });
            return one.value();
        }

        @Override
        public boolean loadsOnThisThread() {
            return loading == Thread.currentThread();
        }

        @Override
        public Halt halt() {
            return new Waiting(this);
        }

        @Override
        public void done() {
            change(this::decide);
        }

        @Override
        public GatePass gatePass(LoadGate gate) {
            return pass;
        }

        /** Right here: coming to load does not run the method, and it must be known before an old value answers. */
        @Override
        public Optional<Runnable> inBackground(Call one, Consumer<Call> load) {
            load.accept(one.on(background.get()));
            return Optional.of(Batch.this::runHere);
        }

        /** Not yet: if the method is to run for other keys, it is one run. */
        @Override
        public void renew(Call one, Renewal renewal) {
            change(() -> aged.add(new Aged(index, renewal)));
        }
    }

    /** A key that waits for the load of somebody else. */
    private final class Waiting implements Halt {

        private final Member member;
        private Runnable ride = Batch::nothing;
        private boolean over;

        Waiting(Member member) {
            this.member = member;
        }

        @Override
        public void begin(Runnable riding) {
            change(() -> {
                if (!over) {
                    ride = riding;
                    waiting.add(this);
                    member.decide();
                }
            });
        }

        @Override
        public boolean end() {
            lock.lock();
            try {
                boolean mine = !over;
                ended();
                return mine;
            } finally {
                lock.unlock();
            }
        }

        /** The key is undecided again. */
        private void ended() {
            over = true;
            if (waiting.remove(this)) {
                member.reopen();
            }
        }

        private void ride() {
            ride.run();
        }
    }
}
