package dev.larder.internal.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.larder.internal.time.FakeTime;
import dev.larder.internal.time.Time;

/**
 * A process as time treats it: everything that happens in it is a task of its own, its clock is wrong by a fixed amount,
 * and it can be stopped. What would have happened meanwhile happens at once when it goes on, if it ever does.
 */
final class SimulatedProcess implements Time {

    final int number;
    private final FakeTime world;
    private final long skew;
    private final Deque<Runnable> backlog = new ArrayDeque<>();
    private final SimulationRules rules;
    private long lastInOrder;
    private boolean stopped;
    private boolean everStopped;
    private boolean dead;

    SimulatedProcess(int number, FakeTime world, long skew, SimulationRules rules) {
        this.number = number;
        this.world = world;
        this.skew = skew;
        this.rules = rules;
    }

    @Override
    public long nanos() {
        return world.nanos() + skew;
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        boolean[] cancelled = new boolean[1];
        Cancellable timer = world.after(delay, () -> run(() -> {
            if (!cancelled[0]) {
                task.run();
            }
        }));
        return () -> {
            cancelled[0] = true;
            timer.cancel();
        };
    }

    /** The world's time, which no process knows. */
    long now() {
        return world.nanos();
    }

    /** Something outside the process, which goes on whatever becomes of it. */
    void world(long nanos, Runnable event) {
        world.after(Duration.ofNanos(nanos), event);
    }

    void later(long nanos, Runnable task) {
        world.after(Duration.ofNanos(nanos), () -> run(task));
    }

    /** As {@link #later}, and after all that was to come in order before. */
    void inOrder(long nanos, Runnable task) {
        lastInOrder = Math.max(lastInOrder, now() + nanos);
        later(lastInOrder - now(), task);
    }

    void run(Runnable task) {
        if (dead) {
            return;
        }
        if (stopped) {
            backlog.add(task);
            return;
        }
        try {
            task.run();
        } catch (RuntimeException | Error escaped) {
            rules.violated("G4: " + escaped + " escaped in process " + number, escaped);
        }
    }

    void stop() {
        stopped = true;
        everStopped = true;
    }

    void goOn() {
        stopped = false;
        while (!backlog.isEmpty()) {
            run(backlog.remove());
        }
    }

    void die() {
        stop();
        dead = true;
        backlog.clear();
    }

    boolean isStopped() {
        return stopped;
    }

    boolean wasEverStopped() {
        return everStopped;
    }

    boolean isDead() {
        return dead;
    }
}
