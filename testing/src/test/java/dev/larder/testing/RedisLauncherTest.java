package dev.larder.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedisLauncherTest {

    private static RedisHandle launch(RedisStep step) {
        assumeTrue(RedisLauncher.isAvailable(step), step + " is not available on this machine");
        return RedisLauncher.launch(RedisOptions.only(step));
    }

    @Test
    void bundledBinaryIsAlwaysAvailable() {
        assertThat(RedisLauncher.isAvailable(RedisStep.EMBEDDED)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(RedisStep.class)
    void startedServerAnswersAndIsEmpty(RedisStep step) {
        try (RedisHandle redis = launch(step)) {
            assertThat(redis.startedBy()).isEqualTo(step);
            assertThat(redis.command("PING")).isEqualTo("PONG");
            assertThat(redis.command("DBSIZE")).isEqualTo(0L);
            assertThat(redis.uri()).isEqualTo("redis://" + redis.host() + ":" + redis.port());
            assertThat(redis.command("CONFIG", "GET", "save")).isEqualTo(List.of("save", ""));
        }
    }

    @ParameterizedTest
    @EnumSource(RedisStep.class)
    void pausedServerIsSilentUntilResumed(RedisStep step) {
        try (RedisHandle redis = launch(step)) {
            redis.command("SET", "a", "1");
            redis.pause();
            assertThat(redis.isRunning()).isFalse();
            assertThatThrownBy(() -> {
                try (var client = new RespClient(redis.host(), redis.port(), 300)) {
                    client.command("PING");
                }
            }).isInstanceOf(IOException.class);
            redis.resume();
            assertThat(redis.isRunning()).isTrue();
            assertThat(redis.command("GET", "a")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource(RedisStep.class)
    void killedServerIsGoneAndRestartsEmptyOnTheSamePort(RedisStep step) {
        try (RedisHandle redis = launch(step)) {
            int port = redis.port();
            redis.command("SET", "a", "1");
            redis.kill();
            assertThat(redis.isRunning()).isFalse();
            assertThatThrownBy(() -> redis.command("PING")).isInstanceOf(UncheckedIOException.class);
            redis.restart();
            assertThat(redis.port()).isEqualTo(port);
            assertThat(redis.isRunning()).isTrue();
            assertThat(redis.command("GET", "a")).isNull();
        }
    }

    @Test
    void restartWorksOnPausedAndOnRunningServer() {
        try (RedisHandle redis = launch(RedisStep.EMBEDDED)) {
            redis.pause();
            redis.restart();
            redis.command("SET", "a", "1");
            redis.restart();
            assertThat(redis.command("DBSIZE")).isEqualTo(0L);
        }
    }

    @Test
    void closeEndsTheProcessEvenWhenPaused() {
        RedisHandle redis = launch(RedisStep.EMBEDDED);
        long pid = pid(redis);
        redis.pause();
        redis.close();
        redis.close();
        Awaitility.await().until(() -> ProcessHandle.of(pid).isEmpty());
        assertThatThrownBy(redis::restart).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    }

    @Test
    void argumentsReachTheServer() {
        var options = RedisOptions.only(RedisStep.EMBEDDED).withArguments("--maxmemory", "3mb");
        try (RedisHandle redis = RedisLauncher.launch(options)) {
            assertThat(redis.command("CONFIG", "GET", "maxmemory")).isEqualTo(List.of("maxmemory", "3145728"));
        }
    }

    @Test
    void fixedPortIsUsedAndOneThatIsTakenIsReported() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var options = RedisOptions.only(RedisStep.EMBEDDED).withPort(taken.getLocalPort());
            assertThatThrownBy(() -> RedisLauncher.launch(options)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("EMBEDDED").hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
        int free = FreePort.find();
        try (RedisHandle redis = RedisLauncher.launch(RedisOptions.only(RedisStep.EMBEDDED).withPort(free))) {
            assertThat(redis.port()).isEqualTo(free);
        }
    }

    @Test
    void anotherServerOnThePortIsNotTakenForOurs() {
        try (RedisHandle first = launch(RedisStep.EMBEDDED)) {
            assertThat(Readiness.await(first.host(), first.port(), pid(first) + 1, Duration.ofMillis(200), () -> true))
                    .isFalse();
            assertThat(Readiness.await(first.host(), first.port(), pid(first), Duration.ofSeconds(5), () -> true))
                    .isTrue();
        }
    }

    @Test
    void badArgumentIsReportedWithWhatTheServerSaid() {
        var options = RedisOptions.only(RedisStep.EMBEDDED).withArguments("--no-such-thing", "1");
        assertThatThrownBy(() -> RedisLauncher.launch(options)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-thing");
    }

    @Test
    void serversRunSideBySide() {
        try (RedisHandle one = launch(RedisStep.EMBEDDED); RedisHandle two = launch(RedisStep.EMBEDDED)) {
            assertThat(one.port()).isNotEqualTo(two.port());
            one.command("SET", "a", "1");
            assertThat(two.command("GET", "a")).isNull();
        }
    }

    @Test
    void stepsAreTriedInOrderUntilOneWorks() {
        try (RedisHandle redis = RedisLauncher.launch()) {
            RedisStep expected = RedisStep.EMBEDDED;
            for (RedisStep step : List.of(RedisStep.PATH, RedisStep.CONTAINER)) {
                expected = RedisLauncher.isAvailable(step) ? step : expected;
            }
            assertThat(redis.startedBy()).isEqualTo(expected);
        }
    }

    @Test
    void dockerWithoutSocketDoesNotAnswer() {
        assertThat(DockerProbe.probeSocket(Path.of("no", "such", "docker.sock"))).isFalse();
    }

    @Test
    void serverEndsWithAKilledJvm() throws Exception {
        Process jvm = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), LaunchAndWait.class.getName()).redirectErrorStream(false)
                .start();
        long pid = Long.parseLong(jvm.inputReader().readLine());
        assertThat(ProcessHandle.of(pid)).isPresent();
        jvm.destroyForcibly();
        Awaitility.await().until(() -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) == false);
    }

    /** The program of the JVM that is killed. */
    static final class LaunchAndWait {

        private LaunchAndWait() {
        }

        public static void main(String[] args) throws Exception {
            RedisHandle redis = RedisLauncher.launch(RedisOptions.only(RedisStep.EMBEDDED));
            System.out.println(pid(redis));
            Thread.currentThread().join();
        }
    }

    private static long pid(RedisHandle redis) {
        String info = String.valueOf(redis.command("INFO", "server"));
        String tail = info.substring(info.indexOf("process_id:") + "process_id:".length());
        return Long.parseLong(tail.substring(0, tail.indexOf('\r')));
    }
}
