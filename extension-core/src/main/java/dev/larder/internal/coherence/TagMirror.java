package dev.larder.internal.coherence;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.larder.internal.entry.Envelope;

/**
 * What this process knows of the tag clock: the moves it has heard of, and those it has asked for. One thread at a time tells
 * it what is heard; any may ask.
 */
public final class TagMirror {

    private static final int MOST = 100_000;

    private final int most;
    private volatile Knowledge now;

    public TagMirror() {
        this(MOST);
    }

    /** @param most tags that are remembered, about */
    TagMirror(int most) {
        this.most = most;
        this.now = new Knowledge(new Position(0, 0, 0), most);
    }

    /** What is to be said of an entry. */
    enum Verdict {

        CURRENT,

        /** A tag of it moved after it was loaded, or nobody can say any more. */
        OUTDATED,

        /** Redis must be asked. */
        UNKNOWN
    }

    /** All moves since a position that have been heard, and what was learned of moves before. */
    static final class Knowledge {

        private final Position since;
        private final int most;
        private final Map<String, Long> moves = new ConcurrentHashMap<>();
        private volatile Position heardUntil;

        private Knowledge(Position since, int most) {
            this.since = since;
            this.most = most;
            this.heardUntil = since;
        }

        private Verdict judge(String tag, long reading) {
            Long moved = moves.get(tag);
            if (moved == null) {
                return reading >= since.clock() ? Verdict.CURRENT : Verdict.UNKNOWN;
            }
            return moved <= reading ? Verdict.CURRENT : Verdict.OUTDATED;
        }

        /** The tag moved last then, or before the time that {@link Order#floor} tells. */
        void learn(String tag, long moved) {
            if (moves.size() < most) {
                moves.merge(tag, moved, Math::max);
            }
        }
    }

    /** For what is learned from an answer of Redis: to be taken before it is asked. */
    Knowledge knowledge() {
        return now;
    }

    /** The last news that this process has heard. */
    Position heardUntil() {
        return now.heardUntil;
    }

    /** Nothing is known of moves before. */
    void begin(Position since) {
        now = new Knowledge(since, most);
    }

    /** The next news after those heard so far. */
    void heard(Position at, News news) {
        if (now.moves.size() >= most) {
            begin(now.heardUntil);
        }
        Knowledge known = now;
        if (news instanceof News.Tags moved) {
            moved.tags().forEach(tag -> known.moves.merge(tag, at.clock(), Math::max));
        }
        known.heardUntil = at;
    }

    /**
     * Whether an entry is as good as when it was loaded.
     *
     * @param order as it was when the entry was read
     * @param own a tag that the entry carries besides those it names
     */
    Verdict judge(Order order, Envelope entry, String own) {
        Position last = order.last();
        long reading = entry.tagReading();
        if (entry.tagEpoch() != last.epoch() || reading < order.floor()) {
            return Verdict.OUTDATED;
        }
        if (reading >= last.clock()) {
            return Verdict.CURRENT;
        }
        Knowledge known = now;
        if (known.since.epoch() != last.epoch() || known.heardUntil.clock() < last.clock()) {
            return Verdict.UNKNOWN;
        }
        return worst(known, reading, own, entry.tags());
    }

    private static Verdict worst(Knowledge known, long reading, String own, List<String> tags) {
        Verdict worst = known.judge(own, reading);
        for (int i = 0; i < tags.size() && worst != Verdict.OUTDATED; i++) {
            Verdict one = known.judge(tags.get(i), reading);
            worst = one.compareTo(worst) > 0 || one == Verdict.OUTDATED ? one : worst;
        }
        return worst;
    }
}
