package dev.larder.internal.engine;

/** A call's waiting for the load of somebody else. It ends once: by itself, or because the company loads. */
interface Halt {

    /** @param ride ends the waiting and loads at once, without a lease; run at most once, from any thread */
    void begin(Runnable ride);

    /** It ends by itself, may be before it has begun; false: it has ended before. */
    boolean end();
}
