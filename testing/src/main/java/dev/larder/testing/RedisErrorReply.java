package dev.larder.testing;

/** The server answered with an error, whose text is the message. */
public final class RedisErrorReply extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisErrorReply(String text) {
        super(text);
    }
}
