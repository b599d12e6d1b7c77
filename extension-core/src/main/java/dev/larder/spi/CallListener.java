package dev.larder.spi;

/**
 * Is told of each answered call. An implementation is a CDI bean. It is called before the caller gets the answer: for a plain
 * method on the calling thread; for a {@code Uni} or a {@code CompletionStage} where the call goes on, or, if the method
 * ran, on the thread that completed its result. So it must be quick and must not block. What it throws is logged and goes
 * no further.
 */
@FunctionalInterface
public interface CallListener {

    /**
     * @param cache name of the cache
     * @param key the rendered key, with the prefix; it may hold personal data
     * @param source where the answer came from
     */
    void answered(String cache, String key, Source source);
}
