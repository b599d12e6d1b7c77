package dev.larder.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** What the cached methods of all processes ask. It remembers each question, and answers as it is told to. */
final class OriginServer implements AutoCloseable {

    private static final int BACKLOG = 2048;

    private final ServerSocket server;
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService delays = Executors.newScheduledThreadPool(2);
    private final Queue<Question> asked = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicLong> versions = new ConcurrentHashMap<>();
    private volatile Function<Question, Answer> behaviour = question -> new Answer.Value(Duration.ZERO);

    OriginServer() throws IOException {
        server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        readers.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on it answers so. */
    void answer(Function<Question, Answer> how) {
        behaviour = how;
    }

    void answerAfter(Duration delay) {
        answer(question -> new Answer.Value(delay));
    }

    /** The questions of a cache, in the order in which they came. */
    List<Question> asked(String cache) {
        return asked.stream().filter(question -> question.cache.equals(cache)).toList();
    }

    /** Calls that have run their method more than once; there must be none. */
    List<Question> repeated() {
        Set<Long> calls = new HashSet<>();
        return asked.stream().filter(question -> !calls.add(question.call)).toList();
    }

    int count() {
        return asked.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                readers.execute(() -> read(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void read(Socket socket) {
        try {
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (line == null) {
                socket.close();
                return;
            }
            String[] words = line.split("\t", 3);
            long version = versions.computeIfAbsent(words[1] + ":" + words[2], key -> new AtomicLong())
                    .incrementAndGet();
            Question question = new Question(Long.parseLong(words[0]), words[1], words[2], version);
            asked.add(question);
            Answer answer = behaviour.apply(question);
            delays.schedule(() -> say(socket, question, answer), answer.after().toNanos(), TimeUnit.NANOSECONDS);
        } catch (IOException gone) {
            // Who asked was killed, which is what some checkers are about.
        }
    }

    private static void say(Socket socket, Question question, Answer answer) {
        try (socket) {
            question.ended = System.nanoTime();
            socket.getOutputStream().write((text(question, answer) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // As above.
        }
    }

    private static String text(Question question, Answer answer) {
        if (answer instanceof Answer.Down down) {
            return "down\t" + down.message();
        }
        if (answer instanceof Answer.Refused refused) {
            return "refused\t" + refused.message();
        }
        return "value\t" + question.version;
    }

    @Override
    public void close() throws IOException {
        server.close();
        readers.shutdownNow();
        delays.shutdownNow();
    }
}
