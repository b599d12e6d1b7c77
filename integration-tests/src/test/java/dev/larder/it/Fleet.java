package dev.larder.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import dev.larder.it.worker.CallRecord;
import dev.larder.testing.RedisHandle;

/** Some processes of the application, all with the same settings, on one Redis and over one origin. */
final class Fleet implements AutoCloseable {

    /**
     * For checkers of what holds while Redis answers: more threads than cores can keep its answer from a caller for
     * longer than the deadline, and then a process rightly loads for itself.
     */
    static final String PATIENT_DEADLINE = "2s";

    /** For checkers that need the first command of a cold process to be answered in time. */
    static final String COLD_DEADLINE = "1s";

    /** The setting that says where Redis is. */
    static final String REDIS = "quarkus.redis.hosts";

    private static final int PATIENCE_MILLIS = 90_000;

    private final Application application;
    private final IntFunction<Map<String, String>> own;
    private final OriginServer origin;
    private final ServerSocket control;
    private final Map<Integer, Process> starting = new HashMap<>();
    private final List<WorkerProcess> workers = new ArrayList<>();

    private Fleet(Application application, IntFunction<Map<String, String>> own, OriginServer origin,
            ServerSocket control) {
        this.application = application;
        this.own = own;
        this.origin = origin;
        this.control = control;
    }

    /** @param settings configuration keys and values, for all processes */
    static Fleet start(String name, RedisHandle redis, int size, Map<String, String> settings) throws IOException {
        return start(new Application(name).with(settings), number -> redis.uri(), size);
    }

    /** @param redis the address that each process reaches Redis by */
    static Fleet start(Application application, IntFunction<String> redis, int size) throws IOException {
        return startEach(application, number -> Map.of(REDIS, redis.apply(number)), size);
    }

    /** @param own the settings of each process, with the address of Redis */
    static Fleet startEach(Application application, IntFunction<Map<String, String>> own, int size)
            throws IOException {
        Fleet fleet = new Fleet(application, own, new OriginServer(),
                new ServerSocket(0, size, InetAddress.getLoopbackAddress()));
        try {
            fleet.add(size);
        } catch (IOException | RuntimeException failure) {
            fleet.close();
            throw failure;
        }
        return fleet;
    }

    OriginServer origin() {
        return origin;
    }

    String name() {
        return application.name();
    }

    WorkerProcess worker(int index) {
        return workers.get(index);
    }

    List<WorkerProcess> workers() {
        return List.copyOf(workers);
    }

    /** Starts more processes, all at once, and returns when all are up. */
    void add(int count) throws IOException {
        int first = workers.size();
        for (int i = first; i < first + count; i++) {
            starting.put(i, application.with("worker.number", i).with("worker.control", control.getLocalPort())
                    .with("worker.origin", origin.port()).with(own.apply(i))
                    .start(String.valueOf(i)));
        }
        WorkerProcess[] up = new WorkerProcess[count];
        control.setSoTimeout(PATIENCE_MILLIS);
        for (int i = 0; i < count; i++) {
            Socket socket = control.accept();
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            int number = Integer.parseInt(in.readLine());
            up[number - first] = new WorkerProcess(number, starting.get(number), socket, in, application.folder());
        }
        workers.addAll(List.of(up));
    }

    /** Calls from all processes, until {@link #calm}. */
    void load(String cache, int keys, int threadsEach, long pauseMicros) {
        workers.forEach(worker -> worker.load(cache, keys, threadsEach, pauseMicros));
    }

    /** Ends the calls of all processes; what they gave. */
    List<CallRecord> calm(String cache) {
        return gather(worker -> worker.calm(cache));
    }

    /** Commands of a cache that Redis did not answer in time, in all processes. */
    long redisFaults(String cache) {
        return workers.stream().mapToLong(worker -> Stats.of(worker, cache).redisFaults()).sum();
    }

    /** Asks all processes for records at once. */
    List<CallRecord> gather(Function<WorkerProcess, CompletableFuture<List<CallRecord>>> ask) {
        return gather(workers.stream(), ask);
    }

    static List<CallRecord> gather(Stream<WorkerProcess> some,
            Function<WorkerProcess, CompletableFuture<List<CallRecord>>> ask) {
        List<CompletableFuture<List<CallRecord>>> asked = some.map(ask).toList();
        return asked.stream().flatMap(answer -> answer.join().stream()).toList();
    }

    @Override
    public void close() throws IOException {
        workers.forEach(WorkerProcess::close);
        starting.values().forEach(Process::destroyForcibly);
        for (Process process : starting.values()) {
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        control.close();
        origin.close();
    }
}
