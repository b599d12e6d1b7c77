package dev.larder.internal.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Where the keys of one call meet. Until a key is answered, or comes to load, or waits for the load of somebody else, it is
 * undecided. When none is, old values that were answered are to be renewed; when none is again, and some have come to load,
 * the method runs once, for them and for those that wait: they ride along. If all wait, they do wait, until one comes to
 * load. Thread-safe; the host is called without a lock.
 */
final class Meeting {

    private final Caller home;
    private final Host host;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Wanted> wanted = new ArrayList<>();
    private final Set<Waiting> waiting = new LinkedHashSet<>();
    private final List<Aged> aged = new ArrayList<>();
    private int undecided;

    /** @param home where the call itself goes on */
    Meeting(int undecided, Caller home, Host host) {
        this.undecided = undecided;
        this.home = home;
        this.host = host;
    }

    /** Does what is decided. */
    interface Host {

        /** @param here where the call waits for the method */
        void renew(Aged one, boolean here);

        /** @param all ascending */
        void run(List<Wanted> all, Caller where);
    }

    /** A key that has come to load. */
    record Wanted(int index, Caller where, CompletableFuture<@Nullable Object> value) {
    }

    /** An old value that was answered. */
    record Aged(int index, Company.Renewal renewal) {
    }

    /** Of one of the keys that are counted as undecided. */
    Seat seat() {
        return new Seat();
    }

    /** Changes what is known of the keys, then does what follows from it. */
    private void change(Runnable known) {
        Runnable next;
        lock.lock();
        try {
            known.run();
            next = undecided == 0 ? next() : Meeting::nothing;
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
            return () -> due.forEach(one -> host.renew(one, here));
        }
        if (wanted.isEmpty()) {
            return Meeting::nothing;
        }
        if (!waiting.isEmpty()) {
            List<Waiting> riding = List.copyOf(waiting);
            riding.forEach(Waiting::ended);
            return () -> riding.forEach(Waiting::ride);
        }
        List<Wanted> all = wanted.stream().sorted(Comparator.comparingInt(Wanted::index)).toList();
        Caller where = wantedHere() ? home : all.get(0).where();
        wanted.clear();
        return () -> host.run(all, where);
    }

    /** Whether the call waits for the method: some key has no old value to answer with meanwhile. */
    private boolean wantedHere() {
        return wanted.stream().anyMatch(one -> one.where().equals(home));
    }

    /** A key on its way to an answer, or to be renewed after it. */
    final class Seat {

        private boolean counted = true;

        private Seat() {
        }

        void wants(Wanted one) {
            change(() -> {
                wanted.add(one);
                decide();
            });
        }

        void done() {
            change(this::decide);
        }

        /** Not renewed yet: if the method is to run for other keys, it is one run. */
        void renews(Aged one) {
            change(() -> aged.add(one));
        }

        Halt halt() {
            return new Waiting(this);
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
    }

    /** A key that waits for the load of somebody else. */
    private final class Waiting implements Halt {

        private final Seat seat;
        private Runnable ride = Meeting::nothing;
        private boolean over;

        Waiting(Seat seat) {
            this.seat = seat;
        }

        @Override
        public void begin(Runnable riding) {
            change(() -> {
                if (!over) {
                    ride = riding;
                    waiting.add(this);
                    seat.decide();
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
                seat.reopen();
            }
        }

        private void ride() {
            ride.run();
        }
    }
}
