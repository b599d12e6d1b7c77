package dev.larder.spi;

/**
 * Says which results of a cached method may be stored; a result that may not is the caller's all the same. An
 * implementation is a CDI bean or has a public constructor without parameters, and names its type as {@code T} directly. It
 * is thread-safe and quick, and must not block. If it throws, the result is not stored, and a warning is logged.
 *
 * @param <T> the value's type: what the method returns, without the {@code Uni}, {@code CompletionStage} or
 *        {@code Optional} around it, or a supertype of that
 */
@FunctionalInterface
public interface StoreFilter<T> {

    /**
     * Whether a value may be stored.
     *
     * @param value never null: {@code null} and {@code Optional.empty()} are remembered as {@code negativeTtl} says
     */
    boolean mayStore(T value);

    /** Every value may be stored. */
    final class All implements StoreFilter<Object> {

        @Override
        public boolean mayStore(Object value) {
            return true;
        }
    }
}
