package dev.larder.it;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.larder.it.worker.CallRecord;

/** One process of the application, and the connection to it. */
final class WorkerProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final int CLOCK_ROUNDS = 5;

    private final int number;
    private final Process process;
    private final Socket socket;
    private final Path folder;
    private final AtomicLong questions = new AtomicLong();
    private final Map<String, CompletableFuture<String>> open = new ConcurrentHashMap<>();
    private final long ahead;

    WorkerProcess(int number, Process process, Socket socket, BufferedReader in, Path folder) {
        this.number = number;
        this.process = process;
        this.socket = socket;
        this.folder = folder;
        Thread reader = new Thread(() -> listen(in), "worker-" + number);
        reader.setDaemon(true);
        reader.start();
        this.ahead = measureClock();
    }

    int number() {
        return number;
    }

    /** Asks for something; the answer comes when it is done, or an exception with what went wrong. */
    CompletableFuture<String> ask(Object... words) {
        String question = String.valueOf(questions.incrementAndGet());
        CompletableFuture<String> answer = new CompletableFuture<>();
        open.put(question, answer);
        StringBuilder line = new StringBuilder(question);
        for (Object word : words) {
            line.append('\t').append(word);
        }
        try {
            synchronized (socket) {
                socket.getOutputStream().write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException gone) {
            answer.completeExceptionally(gone);
        }
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    CompletableFuture<CallRecord> call(String cache, String key) {
        return recorded("call", cache, key).thenApply(records -> records.get(0));
    }

    CompletableFuture<List<CallRecord>> burst(String cache, int threads) {
        return recorded("burst", cache, threads);
    }

    void load(String cache, int keys, int threads, long pauseMicros) {
        ask("load", cache, keys, threads, pauseMicros).join();
    }

    CompletableFuture<List<CallRecord>> calm(String cache) {
        return recorded("calm", cache);
    }

    /** SIGKILL: the process does not notice. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * SIGTERM: the process is asked to end.
     *
     * @return whether it did within that time
     */
    boolean terminate(Duration patience) throws InterruptedException {
        process.destroy();
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops it in its tracks, with all its threads and timers. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private CompletableFuture<List<CallRecord>> recorded(Object... words) {
        Path file = file("records");
        Object[] all = new Object[words.length + 1];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = file;
        return ask(all).thenApply(done -> read(file));
    }

    private List<CallRecord> read(Path file) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int count = in.readInt();
            List<CallRecord> records = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                records.add(CallRecord.readFrom(in, ahead));
            }
            Files.delete(file);
            return records;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** How far its clock is ahead of ours, by the quickest of some questions. */
    private long measureClock() {
        long best = Long.MAX_VALUE;
        long difference = 0;
        for (int i = 0; i < CLOCK_ROUNDS; i++) {
            long before = System.nanoTime();
            long theirs = Long.parseLong(ask("clock").join());
            long took = System.nanoTime() - before;
            if (took < best) {
                best = took;
                difference = theirs - before - took / 2;
            }
        }
        return difference;
    }

    /** Whether all that it says its clock shows lies between what ours shows before and after. */
    boolean sharesClock() {
        for (int i = 0; i < CLOCK_ROUNDS; i++) {
            long before = System.nanoTime();
            long theirs = Long.parseLong(ask("clock").join());
            if (theirs - before < 0 || System.nanoTime() - theirs < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where it may leave a file. */
    Path file(String ending) {
        return folder.resolve(number + "-" + questions.get() + "." + ending);
    }

    private void listen(BufferedReader in) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split("\t", 3);
                CompletableFuture<String> answer = open.remove(words[0]);
                if (words[1].equals("done")) {
                    answer.complete(words[2]);
                } else {
                    answer.completeExceptionally(new IllegalStateException("worker " + number + ": " + words[2]));
                }
            }
        } catch (IOException gone) {
            // As below: whoever waits for an answer learns that none comes.
        }
        open.values().forEach(answer -> answer.completeExceptionally(new IOException("worker " + number + " is gone")));
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("kill -" + signal + " did not work", failure);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            socket.close();
        } catch (IOException closing) {
            // The process is gone anyway.
        }
    }
}
