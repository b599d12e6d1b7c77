package dev.larder.spi;

/**
 * Is told of each answered call. An implementation is a CDI bean; it is called on the thread that has the answer, before the caller
 * gets it, so it must be quick and must not block. What it throws is logged and goes no further.
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
