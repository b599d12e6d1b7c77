package dev.larder;

/**
 * Makes one write of two that wait with the same key, say the sum of two counts. An implementation is a CDI bean or has
 * a constructor without parameters, and names its type as {@code R} directly. It is thread-safe and quick, and must not
 * block. It may see the outcome of an earlier merge, and the same two writes more than once.
 *
 * @param <R> the record of the queue's {@link BatchWriter}; without one, a record whose components are the parameters
 *        of the queue's methods
 */
@FunctionalInterface
public interface Merger<R> {

    /** One write that has the effect of both. */
    R merge(R earlier, R later);

    /** The later write holds. */
    final class LastWins implements Merger<Object> {

        @Override
        public Object merge(Object earlier, Object later) {
            return later;
        }
    }
}
