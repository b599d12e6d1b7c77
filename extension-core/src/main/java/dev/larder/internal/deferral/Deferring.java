package dev.larder.internal.deferral;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.WriteBehindException;
import dev.larder.internal.result.Effect;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.transaction.UnitOfWork;

/**
 * The effect of one call whose method runs later: the write is in its queue when the call returns, or will be when the
 * transaction has committed that the call was made in.
 */
final class Deferring implements Effect {

    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final Supplier<Deferred> deferred;
    private final Transactions transactions;
    private volatile Offer.@Nullable Answer answer;
    private volatile @Nullable Offer offer;

    /** @param deferred makes what is to be queued; throws {@link WriteBehindException} if that cannot be */
    Deferring(Supplier<Deferred> deferred, Transactions transactions) {
        this.deferred = deferred;
        this.transactions = transactions;
    }

    @Override
    public CompletableFuture<Void> begin() {
        Deferred made;
        try {
            made = deferred.get();
        } catch (WriteBehindException refused) {
            answer = new Offer.Answer.Refused(refused);
            return DONE;
        }
        Optional<UnitOfWork> unit = transactions.join();
        if (unit.isPresent()) {
            CompletableFuture<Void> settled = unit.get().add(made);
            answer = new Offer.Answer.Taken();
            return unit.get().completion().isPresent() ? settled.exceptionally(told -> null) : DONE;
        }
        Optional<WriteBehindException> refusal = made.refusal();
        if (refusal.isPresent()) {
            answer = new Offer.Answer.Refused(refusal.get());
            return DONE;
        }
        Offer own = made.offer();
        offer = own;
        return own.make().thenAccept(known -> answer = known);
    }

    @Override
    public boolean standsIn() {
        if (answer instanceof Offer.Answer.Refused refused) {
            throw refused.why();
        }
        return !(answer instanceof Offer.Answer.Direct);
    }

    @Override
    public CompletableFuture<Void> succeeded(@Nullable Object result) {
        Offer made = offer;
        return made == null ? DONE : made.written();
    }

    @Override
    public CompletableFuture<Void> failed() {
        Offer made = offer;
        if (made != null) {
            made.failed();
        }
        return DONE;
    }
}
