package dev.larder.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A call for many keys. Each goes its own way through the tiers, and all meet before the method runs. So a batch never
 * waits for another while it keeps what the other waits for, and never runs the method twice.
 */
final class Batch implements Meeting.Host {

    private final Engine engine;
    private final CallForMany call;
    private final SharedBackground background;
    private final GatePass pass;
    private final Meeting meeting;
    private final Queue<CompletableFuture<Outcome>> renewedHere = new ConcurrentLinkedQueue<>();
    private volatile Runnable queued = () -> {};
    private volatile @Nullable Thread loading;

    Batch(Engine engine, CallForMany call) {
        this.engine = engine;
        this.call = call;
        this.background = new SharedBackground(call.background());
        this.pass = new GatePass(call.method().gate());
        this.meeting = new Meeting(call.keys().size(), call.caller(), this);
    }

    /** The outcomes in the order of the keys. */
    CompletableFuture<List<Outcome>> ask(Way way) {
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < call.keys().size(); i++) {
            Member member = new Member(i);
            CompletableFuture<Outcome> outcome = ask(
                    new Call(call.method(), call.keys().get(i), call.caller(), background, member), way);
            outcome.thenAccept(settled -> member.done());
            outcomes.add(outcome);
        }
        // What is renewed where the call goes on goes on until then: a calling thread must not leave before.
        return all(outcomes).thenCompose(answered -> all(renewedHere))
                .thenApply(renewed -> outcomes.stream().map(CompletableFuture::join).toList());
    }

    /** The other keys of the call are answered whatever happens to one. */
    private CompletableFuture<Outcome> ask(Call one, Way way) {
        try {
            return engine.ask(one, way);
        } catch (RuntimeException | Error broken) {
            return CompletableFuture.completedFuture(new Outcome.Thrown(broken));
        }
    }

    private static CompletableFuture<Void> all(Iterable<CompletableFuture<Outcome>> outcomes) {
        List<CompletableFuture<Outcome>> list = new ArrayList<>();
        outcomes.forEach(list::add);
        return CompletableFuture.allOf(list.toArray(CompletableFuture[]::new));
    }

    @Override
    public void renew(Meeting.Aged one, boolean here) {
        Member member = new Member(one.index());
        CompletableFuture<Outcome> end = one.renewal().begin(member, here ? call::caller : background);
        if (here) {
            renewedHere.add(end);
        }
        end.thenAccept(outcome -> member.done());
    }

    @Override
    public void run(List<Meeting.Wanted> all, Caller where) {
        Runnable task = new Once().as(() -> run(all));
        queued = task;
        Engine.resume(where, task);
    }

    /** The method runs where the call is, if it was to run elsewhere and has not begun. */
    private void runHere() {
        Engine.resume(call.caller(), queued);
    }

    private void run(List<Meeting.Wanted> all) {
        load(all.stream().map(Meeting.Wanted::index).toList()).whenComplete((result, failure) -> {
            if (failure == null) {
                loaded(all, result);
            } else {
                failed(all, failure);
            }
        });
    }

    private static void failed(List<Meeting.Wanted> all, Throwable cause) {
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

    private void loaded(List<Meeting.Wanted> all, @Nullable Object result) {
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

    /** One key of the batch. */
    final class Member implements Company {

        private final int index;
        private final Meeting.Seat seat = meeting.seat();

        private Member(int index) {
            this.index = index;
        }

        @Override
        public CompletionStage<@Nullable Object> load(Caller where) {
            CompletableFuture<@Nullable Object> value = new CompletableFuture<>();
            seat.wants(new Meeting.Wanted(index, where, value));
            return value;
        }

        @Override
        public boolean keepsKey() {
            return call.loader().keepsKey(index);
        }

        @Override
        public Optional<List<String>> tags(@Nullable Object value) {
            return call.loader().tags(index, value);
        }

        @Override
        public boolean loadsOnThisThread() {
            return loading == Thread.currentThread();
        }

        /** The caller is not given back: the method may yet run for other keys. */
        @Override
        public Halt halt(Caller caller) {
            return seat.halt();
        }

        @Override
        public void done() {
            seat.done();
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

        @Override
        public void renew(Call one, Renewal renewal) {
            seat.renews(new Meeting.Aged(index, renewal));
        }
    }
}
