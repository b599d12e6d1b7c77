package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/**
 * A process is killed between the commit of a transaction and the invalidation that follows it; the database and Redis
 * live on.
 */
@WithRedis
class CrashAfterCommitIT {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final String ACCOUNT = "a1";
    private static final String SLOT = Slots.key("accounts", ACCOUNT);

    private Server server;
    private Connection database;
    private String url = "";

    @BeforeEach
    void startDatabase() throws SQLException {
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:bank";
        database = DriverManager.getConnection(url);
        execute("create table accounts (id varchar primary key, balance bigint)");
        execute("insert into accounts values ('" + ACCOUNT + "', 1)");
    }

    @AfterEach
    void stopDatabase() throws SQLException {
        database.close();
        server.stop();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Other processes' memory is not what is checked here. */
    private Fleet fleet(RedisHandle redis, String name, String consistency) throws Exception {
        return Fleet.start(name, redis, 2, Map.of("larder.consistency", consistency, "larder.defaults.tier", "remote",
                "larder.lease.duration", LEASE.toMillis() + "ms", "larder.waiters.max-wait", "200ms",
                "larder.redis.deadline", Fleet.COLD_DEADLINE, "quarkus.datasource.jdbc.url", url,
                "quarkus.transaction-manager.object-store.directory",
                Application.RESULTS.resolve("object-store").resolve(name).toString()));
    }

    private static long read(WorkerProcess worker) {
        return Long.parseLong(worker.ask("account", "read", ACCOUNT).join());
    }

    /** Writes, and is killed when that is committed. */
    private static void writeAndDie(WorkerProcess worker, String how, String transaction) throws InterruptedException {
        CompletableFuture<String> write = worker.ask("account", how, transaction, ACCOUNT, 2);
        worker.ask("account", "await-commit").join();
        worker.kill();
        await().until(write::isCompletedExceptionally);
    }

    @ParameterizedTest
    @CsvSource({ "set,own", "set,joined", "put,own", "put,joined" })
    void strictModeLeavesNothingOld(String how, String transaction, RedisHandle redis) throws Exception {
        String name = "crash-" + how + "-" + transaction;
        try (Fleet fleet = fleet(redis, name, "strict")) {
            long before = read(fleet.worker(1));
            boolean stored = new Slots(redis).isEntry(SLOT);
            writeAndDie(fleet.worker(0), how, transaction);
            long after = read(fleet.worker(1));
            await().until(() -> read(fleet.worker(1)) == 2 && new Slots(redis).isEntry(SLOT));
            fleet.add(1);
            long cameBack = read(fleet.worker(2));
            new Figures(name).with("before", before).with("after", after).with("came back", cameBack).publish();
            assertThat(before).isEqualTo(1);
            assertThat(stored).isTrue();
            assertThat(after).isEqualTo(2);
            assertThat(cameBack).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({ "set,own", "put,joined" })
    void strictModeStoresNoLoadThatReadBeforeTheCommit(String how, String transaction, RedisHandle redis)
            throws Exception {
        try (Fleet fleet = fleet(redis, "crash-late-" + how, "strict")) {
            CompletableFuture<String> late = lateLoad(fleet, how, transaction);
            assertThat(late.join()).isEqualTo("1");
            assertThat(read(fleet.worker(1))).isEqualTo(2);
        }
    }

    /** The negative control: without the fence the old entry stands, which is what the checks above would notice. */
    @ParameterizedTest
    @CsvSource({ "set,own", "set,joined", "put,own", "put,joined" })
    void withoutStrictModeTheOldEntryStands(String how, String transaction, RedisHandle redis) throws Exception {
        try (Fleet fleet = fleet(redis, "crash-eventual-" + how + "-" + transaction, "eventual")) {
            assertThat(read(fleet.worker(1))).isEqualTo(1);
            writeAndDie(fleet.worker(0), how, transaction);
            assertThat(read(fleet.worker(1))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource("set,own")
    void withoutStrictModeALoadThatReadBeforeTheCommitIsStored(String how, String transaction, RedisHandle redis)
            throws Exception {
        try (Fleet fleet = fleet(redis, "crash-eventual-late", "eventual")) {
            assertThat(lateLoad(fleet, how, transaction).join()).isEqualTo("1");
            assertThat(read(fleet.worker(1))).isEqualTo(1);
        }
    }

    /** A load that has read when the writer has not, and gives what it read when the writer is dead. */
    private static CompletableFuture<String> lateLoad(Fleet fleet, String how, String transaction)
            throws InterruptedException {
        WorkerProcess reader = fleet.worker(1);
        reader.ask("account", "hold-load").join();
        CompletableFuture<String> late = reader.ask("account", "read", ACCOUNT);
        reader.ask("account", "await-read").join();
        writeAndDie(fleet.worker(0), how, transaction);
        reader.ask("account", "let-load-go").join();
        return late;
    }
}
