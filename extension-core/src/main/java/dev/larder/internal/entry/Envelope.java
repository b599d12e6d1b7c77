package dev.larder.internal.entry;

import java.util.List;

/**
 * What Redis keeps under a key.
 *
 * @param codec id of the codec that wrote the payload
 * @param absent the value is null (or an empty {@code Optional}); the payload is empty
 * @param keyHash hash of the whole Redis key, so that an entry copied under another name is no answer
 * @param fingerprint of the cached type's shape
 * @param createdAt milliseconds on the Redis server's clock
 * @param freshUntil milliseconds on the Redis server's clock
 * @param loadMillis how long the load took
 * @param tagEpoch epoch of the tag clock the entry was loaded under, 0 without tags
 * @param tagReading reading of the tag clock the entry was loaded under, 0 without tags
 * @param tags rendered tags
 * @param payload the encoded value; not copied
 */
public record Envelope(byte codec, boolean absent, long keyHash, long fingerprint, long createdAt, long freshUntil,
        int loadMillis, long tagEpoch, long tagReading, List<String> tags, byte[] payload) {
}
