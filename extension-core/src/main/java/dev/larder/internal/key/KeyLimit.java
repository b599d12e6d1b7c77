package dev.larder.internal.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Keeps keys within {@value #MAX_BYTES} bytes: of a longer one a readable head remains, then {@value #MARK}, which no
 * other key contains, then the SHA-256 of the whole in hex.
 */
final class KeyLimit {

    static final int MAX_BYTES = 512;
    static final int HEAD_BYTES = 440;
    static final String MARK = "%#";

    /** A head may end a pair and an escape before its limit. */
    private static final int SURELY_IN_HEAD = HEAD_BYTES - 12;

    private static final int SURELY_SHORT = MAX_BYTES / 3;

    private KeyLimit() {
    }

    static String apply(String key) {
        return key.length() <= SURELY_SHORT || utf8Length(key) <= MAX_BYTES ? key : hashed(key);
    }

    /** What the head of a hashed key has of this text, if the key begins with it; a little less of a long one. */
    static String commonHead(String text) {
        int bytes = 0;
        int end = 0;
        while (end < text.length() && bytes + utf8Length(text.charAt(end)) <= SURELY_IN_HEAD) {
            bytes += utf8Length(text.charAt(end));
            end++;
        }
        boolean parted = end < text.length() && Character.isLowSurrogate(text.charAt(end));
        return text.substring(0, parted ? end - 1 : end);
    }

    /** Bytes of a text without lone surrogates. */
    static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += utf8Length(text.charAt(i));
        }
        return bytes;
    }

    /** Half of a pair counts half of the pair's four bytes. */
    private static int utf8Length(char c) {
        return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    private static String hashed(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return key.substring(0, headEnd(key)) + MARK + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Where the head ends: within its bytes, in front of a pair or an escape that would be cut. */
    private static int headEnd(String key) {
        int bytes = 0;
        int end = 0;
        while (bytes + utf8Length(key.charAt(end)) <= HEAD_BYTES) {
            bytes += utf8Length(key.charAt(end));
            end++;
        }
        if (Character.isLowSurrogate(key.charAt(end))) {
            end--;
        }
        int escape = key.lastIndexOf('%', end - 1);
        return escape > end - 6 ? escape : end;
    }
}
