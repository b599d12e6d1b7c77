package dev.larder.internal.codec;

/**
 * What a value may need.
 *
 * @param maxBytes of an encoded value, more than zero
 * @param maxDepth how deep objects and lists may be nested in each other, more than zero
 */
public record CodecLimits(int maxBytes, int maxDepth) {

    public static final CodecLimits DEFAULT = new CodecLimits(16 << 20, 500);

    public CodecLimits {
        if (maxBytes <= 0 || maxDepth <= 0) {
            throw new IllegalArgumentException(
                    "limits must be more than zero: " + maxBytes + " bytes, depth " + maxDepth);
        }
    }

    /**
     * @throws CodecException if a value of this many bytes is too large
     */
    public void check(int bytes) throws CodecException {
        if (bytes > maxBytes) {
            throw new CodecException("the value has " + bytes + " bytes; at most " + maxBytes + " are allowed");
        }
    }
}
