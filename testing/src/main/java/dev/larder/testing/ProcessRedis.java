package dev.larder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** A server that is a process of this machine, without persistence, in a temporary folder of its own. */
final class ProcessRedis implements RedisHandle {

    private static final String HOST = "127.0.0.1";
    private static final int ATTEMPTS = 5;

    private final RedisStep step;
    private final Path binary;
    private final RedisOptions options;
    private final Path folder;
    private final Thread hook = new Thread(this::end, "larder-redis-stop");

    private int port;
    private ServerProcess process;
    private boolean paused;
    private boolean closed;

    private ProcessRedis(RedisStep step, Path binary, RedisOptions options) throws UnavailableException {
        this.step = step;
        this.binary = binary;
        this.options = options;
        try {
            this.folder = Files.createTempDirectory("larder-redis");
        } catch (IOException e) {
            throw new UnavailableException("no temporary folder: " + e.getMessage(), e);
        }
        try {
            this.process = startOnSomePort();
        } catch (UnavailableException e) {
            removeFolder();
            throw e;
        }
    }

    static ProcessRedis start(RedisStep step, Path binary, RedisOptions options) throws UnavailableException {
        ProcessRedis redis = new ProcessRedis(step, binary, options);
        Runtime.getRuntime().addShutdownHook(redis.hook);
        return redis;
    }

    /** Between finding a free port and the server's taking it, another process may take it; then the next is tried. */
    private ServerProcess startOnSomePort() throws UnavailableException {
        if (options.port() != 0) {
            port = options.port();
            return startOnPort();
        }
        UnavailableException last = new UnavailableException("not tried");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            port = FreePort.find();
            try {
                return startOnPort();
            } catch (UnavailableException e) {
                last = e;
            }
        }
        throw last;
    }

    private ServerProcess startOnPort() throws UnavailableException {
        Path log = folder.resolve("redis.log");
        ServerProcess started;
        try {
            started = ServerProcess.start(words(), log);
        } catch (IOException e) {
            throw new UnavailableException(binary.getFileName() + " could not be run: " + e.getMessage(), e);
        }
        if (!Readiness.await(HOST, port, started.pid(), options.patience(), started::isAlive)) {
            started.kill();
            throw new UnavailableException("redis-server on port " + port + " did not come up: "
                    + ServerProcess.tail(log));
        }
        return started;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of(binary.toString(), "--bind", HOST, "--port", String.valueOf(port),
                "--save", "", "--appendonly", "no", "--dir", folder.toString(), "--daemonize", "no"));
        words.addAll(options.arguments());
        return words;
    }

    @Override
    public String host() {
        return HOST;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public RedisStep startedBy() {
        return step;
    }

    @Override
    public synchronized boolean isRunning() {
        return !paused && process.isAlive();
    }

    @Override
    public @Nullable Object command(String... words) {
        try {
            return Readiness.command(HOST, port, words);
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from Redis at " + uri(), e);
        }
    }

    @Override
    public synchronized void pause() {
        checkOpen();
        process.signal("STOP");
        paused = true;
    }

    @Override
    public synchronized void resume() {
        checkOpen();
        process.signal("CONT");
        paused = false;
    }

    @Override
    public synchronized void kill() {
        process.kill();
        paused = false;
    }

    @Override
    public synchronized void restart() {
        checkOpen();
        kill();
        try {
            process = startOnPort();
        } catch (UnavailableException e) {
            throw new IllegalStateException("Redis could not be started again: " + e.getMessage(), e);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("This Redis is closed");
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down; the hook finds nothing left to do.
            return;
        }
    }

    private synchronized void end() {
        if (!closed) {
            closed = true;
            kill();
            removeFolder();
        }
    }

    private void removeFolder() {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
