package dev.larder.internal.entry;

/** What came of reading the bytes under a key. */
public sealed interface Decoded {

    record Read(Envelope envelope) implements Decoded {
    }

    /**
     * The bytes are no envelope that this version can read; the entry counts as missing.
     *
     * @param reason for logs: holds nothing of the bytes but marks and lengths
     */
    record Damaged(String reason) implements Decoded {
    }
}
