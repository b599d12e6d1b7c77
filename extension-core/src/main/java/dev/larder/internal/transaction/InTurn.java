package dev.larder.internal.transaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.transaction.UnitOfWork.Pending;

/** Gives changes their turns, a few at a time. Whatever becomes of one, all others have theirs. */
final class InTurn {

    /** So many changes are told to Redis at a time: a connection's queue is bounded. */
    private static final int AT_ONCE = 128;

    private InTurn() {
    }

    /** @return completes when all have had their turn; fails if one did */
    static CompletableFuture<Void> settle(Queue<Pending> rest,
            Function<Pending, CompletableFuture<Void>> step) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        goOn(rest, step, null, end);
        return end;
    }

    /** Not by a chain of futures: there may be thousands of turns. */
    private static void goOn(Queue<Pending> rest, Function<Pending, CompletableFuture<Void>> step,
            @Nullable Throwable before, CompletableFuture<Void> end) {
        Throwable trouble = before;
        while (!rest.isEmpty()) {
            CompletableFuture<@Nullable Throwable> turn = turn(rest, step).handle((done, failure) -> failure);
            if (!turn.isDone()) {
                Throwable first = trouble;
                turn.thenAccept(failure -> goOn(rest, step, first == null ? failure : first, end));
                return;
            }
            trouble = trouble == null ? turn.join() : trouble;
        }
        if (trouble == null) {
            end.complete(null);
        } else {
            end.completeExceptionally(trouble);
        }
    }

    private static CompletableFuture<Void> turn(Queue<Pending> rest, Function<Pending, CompletableFuture<Void>> step) {
        List<CompletableFuture<Void>> some = new ArrayList<>();
        Set<String> ordered = new HashSet<>();
        while (!rest.isEmpty() && some.size() < AT_ONCE && mayJoin(rest.element().change(), ordered)) {
            Pending one = rest.remove();
            some.add(attempt(() -> step.apply(one)));
        }
        return CompletableFuture.allOf(some.toArray(CompletableFuture<?>[]::new));
    }

    /** @param ordered keys of changes before it that it must not overtake */
    private static boolean mayJoin(Change change, Set<String> ordered) {
        if (!change.isInOrder()) {
            return true;
        }
        Set<String> keys = change.touched().keys();
        boolean free = Collections.disjoint(ordered, keys);
        ordered.addAll(keys);
        return free;
    }

    static CompletableFuture<Void> attempt(Supplier<CompletableFuture<Void>> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error trouble) {
            return CompletableFuture.failedFuture(trouble);
        }
    }
}
