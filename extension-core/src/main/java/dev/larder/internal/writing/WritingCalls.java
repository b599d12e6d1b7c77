package dev.larder.internal.writing;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.result.EffectCalls;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.transaction.UnitOfWork;

/** Calls of one method that writes, seen from both sides of the transaction that it may begin. Thread-safe. */
public final class WritingCalls {

    private final EffectCalls calls;
    private final Transactions transactions;
    private final String note;

    /** @param note under which the outer side leaves word for the inner one; different for each kind of writer */
    public WritingCalls(EffectCalls calls, Transactions transactions, String note) {
        this.calls = calls;
        this.transactions = transactions;
        this.note = note;
    }

    /** Outside: the method's own transaction has not begun. */
    public <C> @Nullable Object call(Supplier<Writing> writings, Invocation<C> invocation, C call) throws Exception {
        return calls.call(() -> {
            WritingEffect effect = new WritingEffect(writings.get());
            Map<String, Object> notes = invocation.notes(call);
            notes.put(note, effect);
            return Untold.of(effect, notes);
        }, invocation, call);
    }

    /** Inside: the transaction that this thread is in, if it is in one, is the one that the method runs in. */
    public <C> @Nullable Object within(Invocation<C> invocation, C call) throws Exception {
        Optional<UnitOfWork> unit = transactions.join();
        if (unit.isPresent() && invocation.notes(call).get(note) instanceof WritingEffect effect) {
            return calls.call(() -> effect.within(unit.get()), invocation, call);
        }
        return invocation.proceed(call);
    }
}
