package dev.larder.internal.telemetry;

/**
 * Where the engine tells of trouble that no caller sees. Thread-safe. A text holds no key and no value.
 */
public interface Journal {

    /**
     * @param about what it is about; repeated trouble about the same thing may be told less often
     * @param text one sentence
     */
    void warn(String about, String text);
}
