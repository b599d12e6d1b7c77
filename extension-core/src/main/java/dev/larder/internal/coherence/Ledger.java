package dev.larder.internal.coherence;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What has been heard so far, and whether it is all there was. The numbers in the news tell: after each comes the next,
 * of the same epoch. Anything else means that something was missed, or was lost with the order itself. For one thread
 * at a time.
 */
final class Ledger {

    private static final String NO_STREAM = "0-0";

    private final String self;
    private final TagMirror mirror;
    private final Listener listener;
    private String cursor = NO_STREAM;
    private @Nullable Position last;
    private @Nullable Position owed;
    private boolean wentBack;

    Ledger(String self, TagMirror mirror, Listener listener) {
        this.self = self;
        this.mirror = mirror;
        this.listener = listener;
    }

    /** Where in the stream to read on. */
    String cursor() {
        return cursor;
    }

    /** Of what was heard last. */
    Optional<Position> last() {
        return Optional.ofNullable(last);
    }

    /**
     * The order as it stands, and the end of the stream.
     *
     * @return whether all news up to now have been heard
     */
    boolean look(Position now, String end) {
        Position before = last;
        if (before == null) {
            begin(now, end);
            listener.begun();
            mirror.begin(now);
        } else if (before.epoch() != now.epoch() || before.count() > now.count()) {
            beginAnew(now, end);
        } else if (before.count() < now.count()) {
            owed = now;
        } else if (!end.equals(cursor)) {
            // Other news than those that were heard have these numbers, or the stream is lost.
            wentBack |= !end.equals(NO_STREAM);
            beginAnew(now, end);
        }
        return isComplete();
    }

    /** Whether nothing is known of that has not been heard. */
    boolean isComplete() {
        return owed == null;
    }

    /** Whether Redis has fallen back behind what was heard, within its epoch; asked once, and once it was. */
    boolean hasGoneBack() {
        boolean once = wentBack;
        wentBack = false;
        return once;
    }

    /** What came behind the cursor, oldest first. */
    void read(List<Message> messages) {
        for (Message message : messages) {
            Position before = last;
            if (before != null && before.isJustBefore(message.at())) {
                hear(message);
            } else {
                wentBack |= before != null && before.epoch() == message.at().epoch()
                        && message.at().count() <= before.count();
                beginAnew(message.at(), message.id());
            }
        }
        payOff();
    }

    private void hear(Message message) {
        last = message.at();
        cursor = message.id();
        if (message.teller().equals(self)) {
            listener.heardOwn(message.news());
        } else {
            listener.heard(message.news());
        }
        mirror.heard(message.at(), message.news());
    }

    /** Nothing came behind the cursor: what is owed will not come any more. */
    void readNothing() {
        Position due = owed;
        if (due != null) {
            beginAnew(due, cursor);
        }
    }

    /** What stands in the stream is not ours to understand. */
    void garbled(String end) {
        cursor = end;
        last = null;
        listener.missed();
    }

    private void payOff() {
        Position due = owed;
        Position reached = last;
        if (due != null && reached != null && reached.count() >= due.count()) {
            owed = null;
        }
    }

    private void begin(Position now, String end) {
        last = now;
        cursor = end;
        owed = null;
    }

    private void beginAnew(Position now, String end) {
        begin(now, end);
        listener.missed();
        mirror.begin(now);
    }
}
