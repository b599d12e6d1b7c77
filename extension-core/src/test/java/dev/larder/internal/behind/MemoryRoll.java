package dev.larder.internal.behind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.larder.internal.time.FakeTime;

/** A queue's partitions in memory, and the roll of those who work on them. */
final class MemoryRoll {

    private final FakeTime time;
    private final Duration believed;
    private final List<MemoryPartition> partitions = new ArrayList<>();
    private final Map<Integer, Long> workers = new HashMap<>();
    private boolean silent;

    MemoryRoll(FakeTime time, Duration believed, int partitions) {
        this.time = time;
        this.believed = believed;
        divide(partitions);
    }

    /** All is lost, and begins anew with another number of partitions. */
    void divide(int count) {
        partitions.clear();
        IntStream.range(0, count).forEach(i -> partitions.add(new MemoryPartition(time)));
    }

    /** From now on nobody is answered; or again. */
    void silence(boolean on) {
        silent = on;
        partitions.forEach(
                one -> one.lose(what -> on ? MemoryPartition.Way.REQUEST_LOST : MemoryPartition.Way.WHOLE));
    }

    MemoryPartition partition(int number) {
        return partitions.get(number);
    }

    /** A partition of a number that is no more is another's, who does not answer. */
    Partition orLost(int number) {
        if (number < partitions.size()) {
            return partitions.get(number);
        }
        MemoryPartition lost = new MemoryPartition(time);
        lost.claim(Duration.ofDays(1));
        return lost;
    }

    int owned() {
        return (int) partitions.stream().filter(MemoryPartition::isOwned).count();
    }

    boolean knows(int process) {
        return workers.getOrDefault(process, Long.MIN_VALUE) > time.nanos();
    }

    /** As a process sees it. */
    Roll of(int process) {
        return new Roll() {
            @Override
            public CompletableFuture<Optional<Call>> call(int thought) {
                if (silent) {
                    return CompletableFuture.completedFuture(Optional.empty());
                }
                workers.put(process, time.nanos() + believed.toNanos());
                workers.values().removeIf(until -> until <= time.nanos());
                Set<Integer> free = new HashSet<>();
                IntStream.range(0, Math.min(thought, partitions.size())).filter(i -> !partition(i).isOwned())
                        .forEach(free::add);
                return CompletableFuture.completedFuture(
                        Optional.of(new Call(partitions.size(), workers.size(), free)));
            }

            @Override
            public CompletableFuture<Void> leave() {
                workers.remove(process);
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
