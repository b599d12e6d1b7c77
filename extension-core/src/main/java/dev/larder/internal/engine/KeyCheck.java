package dev.larder.internal.engine;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Whether a load is for the key of its call. Arguments may change once the call has returned, and in the background ambient
 * values may be others, or none; then the value belongs to another key, and what is stored stays. A call that is waited for
 * is not asked.
 */
final class KeyCheck {

    private final Engine engine;
    private final Errand errand;
    private final Call call;
    private final Permit permit;
    private @Nullable Thread where;
    private boolean kept = true;

    /** @param call the errand's, or the same going on elsewhere */
    KeyCheck(Errand errand, Call call, Permit permit) {
        this.engine = errand.engine;
        this.errand = errand;
        this.call = call;
        this.permit = permit;
    }

    /** Where the method is about to run; false: it need not, as nobody waits for the value. */
    boolean letsRun() {
        where = Thread.currentThread();
        if (holds() || errand.purpose != Purpose.RENEW) {
            return true;
        }
        leave();
        return false;
    }

    /** Where the value has come; false: it was not for the key, and is its own caller's at most. */
    boolean letsStore(Given given) {
        // An ambient value may be out of reach on another thread, and is what it was before.
        boolean comparable = Thread.currentThread().equals(where) || !call.method().plan().readsAmbient();
        if (comparable ? holds() : kept) {
            return true;
        }
        if (errand.purpose == Purpose.RENEW) {
            leave();
        } else {
            giveBack();
            errand.landing.answer(given.answer());
        }
        return false;
    }

    private boolean holds() {
        if (kept && !call.caller().isHeld() && !call.company().keepsKey()) {
            kept = false;
            errand.flight.strays();
        }
        return kept;
    }

    private void leave() {
        giveBack();
        Duration pause = call.method().policy().staleness().errorPause();
        errand.old().ifPresent(held -> held.pause(engine.time.nanos() + pause.toNanos()));
        errand.landing.leave();
    }

    private void giveBack() {
        engine.journal.warn(call.method().plan().cache(),
                "a load was for another key by the time its method ran, and is not stored: do not change arguments after the"
                        + " call, and leave refresh at auto if the key holds an ambient value");
        if (permit instanceof Permit.Leased leased) {
            engine.returns.giveBack(call.key(), leased.lease(), Duration.ZERO);
        }
    }
}
