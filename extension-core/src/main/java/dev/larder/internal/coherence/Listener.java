package dev.larder.internal.coherence;

/** Told what other processes have removed, in its order. */
public interface Listener {

    void heard(News news);

    /** Anything may have been removed. */
    void missed();

    /** From now on all is heard; what was removed before is not known. */
    default void begun() {
        missed();
    }
}
