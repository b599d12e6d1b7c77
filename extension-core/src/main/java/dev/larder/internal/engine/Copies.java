package dev.larder.internal.engine;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.tier.Held;
import dev.larder.internal.time.Time;
import dev.larder.spi.Source;

/**
 * Answers with what memory holds and with what another call was answered, where those who are answered may change what they
 * get: of one value no two get the same object. All other methods' values are handed on as they are.
 */
final class Copies {

    private final Journal journal;
    private final Time time;

    Copies(Journal journal, Time time) {
        this.journal = journal;
        this.time = time;
    }

    /** To be asked before the caller of the method has its value, and may change it. */
    Given given(CachedMethod method, @Nullable Object value) {
        if (value == null || !method.copies()) {
            return new Given(value, Optional.empty(), true);
        }
        String reason;
        try {
            return new Given(value, Optional.of(Encoded.of(method.codec(), value)), true);
        } catch (CodecException unwritable) {
            reason = String.valueOf(unwritable.getMessage());
        } catch (RuntimeException | Error broken) {
            reason = "its codec threw " + broken.getClass().getName();
        }
        journal.warn(method.plan().cache(), "a value is not kept, as others are to get copies of it: " + reason);
        return new Given(value, Optional.empty(), false);
    }

    /** Empty if it turns out to be no value: then it serves nobody any more. */
    Optional<Outcome.Answered> answer(CachedMethod method, Held held, Source source) {
        if (!(held.value() instanceof Encoded encoded)) {
            return Optional.of(new Outcome.Answered(held.value(), source));
        }
        Optional<Outcome.Answered> answer = copy(method, encoded, source);
        if (answer.isEmpty()) {
            held.spoil(time.nanos());
        }
        return answer;
    }

    /** What another call was answered, for this one; empty if it is the other's alone. */
    Optional<Outcome.Answered> answer(CachedMethod method, Outcome.Answered other, Source source) {
        if (other.encoded().isPresent()) {
            return copy(method, other.encoded().get(), source);
        }
        return other.value() == null || !method.copies()
                ? Optional.of(new Outcome.Answered(other.value(), source))
                : Optional.empty();
    }

    private Optional<Outcome.Answered> copy(CachedMethod method, Encoded encoded, Source source) {
        String reason;
        try {
            return Optional.of(new Outcome.Answered(encoded.copy(method.codec()), source, Optional.of(encoded)));
        } catch (CodecException unreadable) {
            reason = String.valueOf(unreadable.getMessage());
        } catch (RuntimeException | Error broken) {
            reason = "its codec threw " + broken.getClass().getName();
        }
        journal.warn(method.plan().cache(), "a value in memory is not used: " + reason);
        return Optional.empty();
    }
}
