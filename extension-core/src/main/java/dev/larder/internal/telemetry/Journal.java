package dev.larder.internal.telemetry;

/**
 * Where the engine tells of what no caller sees, of trouble first of all. Thread-safe. A text holds no key and no value.
 */
public interface Journal {

    /**
     * @param about what it is about; repeated trouble about the same thing may be told less often
     * @param text one sentence
     */
    void warn(String about, String text);

    /** Of something that takes its time: how far it has come. Where nobody listens it is told to nobody. */
    default void info(String about, String text) {
    }
}
