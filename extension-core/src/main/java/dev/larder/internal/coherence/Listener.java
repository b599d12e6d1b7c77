package dev.larder.internal.coherence;

/** Told what other processes have removed, in its order. */
public interface Listener {

    void heard(News news);

    /** This process itself has told it. */
    default void heardOwn(News news) {
        // Whoever told it has done what is to be done.
    }

    /** Anything may have been removed. */
    void missed();

    /** From now on all is heard; what was removed before is not known. */
    default void begun() {
        missed();
    }
}
