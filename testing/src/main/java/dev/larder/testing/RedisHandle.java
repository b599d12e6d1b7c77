package dev.larder.testing;

import org.jspecify.annotations.Nullable;

/**
 * A running Redis server that is ours alone. Thread-safe.
 * <p>
 * The faults act on the server's process by signals. Where the server is a container the same is done through Docker:
 * {@link #pause()} freezes its processes, {@link #kill()} sends SIGKILL to the first of them, and {@link #restart()}
 * starts the same container again. What a client sees differs in one point: Docker's port forwarding may still accept
 * a connection and then close it, where a killed process refuses.
 */
public interface RedisHandle extends AutoCloseable {

    String host();

    int port();

    /** {@code redis://host:port}. */
    default String uri() {
        return "redis://" + host() + ":" + port();
    }

    RedisStep startedBy();

    /** Whether the server is neither paused nor dead. */
    boolean isRunning();

    /**
     * Sends one command on a connection of its own.
     *
     * @return a {@code String}, a {@code Long}, a {@code List} of those, or null for nil
     * @throws RedisErrorReply if the server answers with an error
     * @throws java.io.UncheckedIOException if it cannot be reached, or is silent for five seconds
     */
    @Nullable
    Object command(String... words);

    /** Stops the process in its tracks (SIGSTOP): connections stay open, and nothing is answered. */
    void pause();

    /** Lets a paused process go on (SIGCONT). */
    void resume();

    /** Ends the process at once (SIGKILL): connections break, and new ones are refused. */
    void kill();

    /** Kills the process if it lives and starts it again on the same port, empty. Returns when it answers. */
    void restart();

    /** Stops the server and removes what it left. Doing so twice does nothing. */
    @Override
    void close();
}
