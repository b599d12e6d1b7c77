package dev.larder.benchmarks.behind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import dev.larder.benchmarks.process.Contestant;
import dev.larder.benchmarks.writing.Order;
import dev.larder.benchmarks.writing.Outcome;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.RedisLauncher;

/**
 * Starts a Redis and the contestants, and lets them write in turn: for each number of callers first one, then the next, so
 * that what else the machine does meanwhile hits them alike.
 */
public final class BehindMain {

    private static final int[] CALLERS = { 1, 8, 64 };
    private static final long WARM_UP_MILLIS = 15_000;

    /** What is written whole: so many ids, by so many callers. */
    private static final int IDS = 50_000;
    private static final int CALLERS_OF_ALL = 8;

    private static final String LOGGING = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager";

    /** As the peer, which waits three seconds for Redis if nothing else is said. */
    private static final String PATIENT = "-Dlarder.redis.deadline=3s";

    private static int orders;

    private BehindMain() {
    }

    /** @param arguments class path of the peer, its main class, file for the results, rounds, seconds of each measurement */
    public static void main(String[] arguments) throws Exception {
        List<Result> results = new ArrayList<>();
        int rounds = Integer.parseInt(arguments[3]);
        long millis = 1_000 * Long.parseLong(arguments[4]);
        String own = System.getProperty("java.class.path");
        try (RedisHandle redis = RedisLauncher.launch();
                Contestant larder = start(BehindReport.LARDER, own, ApproachMain.class.getName(), redis, LOGGING,
                        PATIENT, "-Dlarder.write-behind.worker=true", "-Dlarder.write-behind.on-unavailable=fail");
                Contestant through = start(BehindReport.THROUGH, own, ApproachMain.class.getName(), redis, LOGGING,
                        PATIENT);
                Contestant peer = start(BehindReport.PEER, arguments[0], arguments[1], redis)) {
            List<Contestant> all = List.of(larder, peer, through);
            for (int callers : new int[] { 64, 8 }) {
                for (Contestant one : all) {
                    ask(one, Order.lasting(++orders, callers, WARM_UP_MILLIS));
                }
            }
            for (int round = 1; round <= rounds; round++) {
                for (int callers : CALLERS) {
                    for (Contestant one : all) {
                        results.add(said(new Result(one.name(), round, false,
                                ask(one, Order.lasting(++orders, callers, millis)))));
                    }
                }
                for (Contestant one : all) {
                    results.add(said(
                            new Result(one.name(), round, true, ask(one, Order.of(++orders, CALLERS_OF_ALL, IDS)))));
                }
            }
        }
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(Path.of(arguments[2]).toFile(),
                results);
        String report = new BehindReport(results, CALLERS).text();
        Files.writeString(Path.of(arguments[2].replace(".json", ".md")), report);
        System.out.println(report);
        System.exit(0);
    }

    /** @param settings beside the address of Redis */
    private static Contestant start(String name, String classPath, String main, RedisHandle redis, String... settings)
            throws IOException {
        List<String> options = new ArrayList<>(
                List.of("-Xms1g", "-Xmx1g", "-Dquarkus.redis.hosts=" + redis.uri()));
        options.addAll(List.of(settings));
        return Contestant.start(name, options, classPath, main);
    }

    private static Outcome ask(Contestant one, Order order) throws IOException {
        return one.ask(order.text(), Outcome.class);
    }

    private static Result said(Result result) {
        Outcome outcome = result.outcome();
        System.out.printf("round %d, %2d callers, %-7s %8.0f/s, behind %5.1f s, %d errors, %d wrong, %d transactions%n",
                result.round(), outcome.callers(), result.name(), outcome.perSecond(), outcome.behindSeconds(),
                outcome.errors(), outcome.wrong().all(), outcome.used().transactions());
        return result;
    }
}
