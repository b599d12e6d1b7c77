package dev.larder.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int MOMENT_MILLIS = 50;

    private ServerSocket server;
    private Proxy proxy;
    private Socket here;
    private Socket there;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        proxy = new Proxy(server.getInetAddress().getHostAddress(), server.getLocalPort());
        CompletableFuture<Socket> accepted = CompletableFuture.supplyAsync(() -> {
            try {
                return server.accept();
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        });
        here = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        there = accepted.join();
    }

    @AfterEach
    void disconnect() throws IOException {
        here.close();
        there.close();
        proxy.close();
        server.close();
    }

    @Test
    void passesBothWays() throws IOException {
        send(here, "ping");
        assertThat(read(there, 4)).isEqualTo("ping");
        send(there, "pong");
        assertThat(read(here, 4)).isEqualTo("pong");
    }

    @Test
    void holdsOneDirectionAndDeliversLater() throws IOException {
        proxy.suffer(new Disturbance.Hold(Direction.UP));
        send(here, "late");
        assertThatNothingArrivesAt(there);
        send(there, "pong");
        assertThat(read(here, 4)).isEqualTo("pong");
        proxy.heal(true);
        assertThat(read(there, 4)).isEqualTo("late");
    }

    @Test
    void healsByBreakingWhatIsHeld() throws IOException {
        proxy.suffer(new Disturbance.Silence());
        send(here, "lost");
        assertThatNothingArrivesAt(there);
        proxy.heal(false);
        assertThatThrownBy(() -> read(there, 4)).isInstanceOf(IOException.class);
    }

    @Test
    void cutsWithinAFrameAndCloses() throws IOException {
        proxy.suffer(new Disturbance.Cut(Direction.DOWN, true));
        send(there, "frame!");
        assertThat(read(here, 3)).isEqualTo("fra");
        assertThatThrownBy(() -> read(here, 1)).isInstanceOf(IOException.class);
    }

    @Test
    void cutsWithinAFrameAndFallsSilent() throws IOException {
        proxy.suffer(new Disturbance.Cut(Direction.DOWN, false));
        send(there, "frame!");
        assertThat(read(here, 3)).isEqualTo("fra");
        assertThatNothingArrivesAt(here);
        proxy.heal(true);
        assertThat(read(here, 3)).isEqualTo("me!");
    }

    @Test
    void breaksAllConnections() {
        proxy.suffer(new Disturbance.Reset());
        assertThatThrownBy(() -> read(here, 1)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(there, 1)).isInstanceOf(IOException.class);
    }

    @Test
    void delaysAndLosesNothing() throws IOException {
        proxy.suffer(new Disturbance.Delay(Duration.ofMillis(MOMENT_MILLIS), Duration.ofMillis(MOMENT_MILLIS)));
        long sent = System.nanoTime();
        send(here, "slow");
        assertThat(read(there, 4)).isEqualTo("slow");
        assertThat(System.nanoTime() - sent).isGreaterThanOrEqualTo(Duration.ofMillis(MOMENT_MILLIS).toNanos());
    }

    private static void send(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(Socket from, int count) throws IOException {
        from.setSoTimeout(PATIENCE_MILLIS);
        InputStream in = from.getInputStream();
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("ended after " + bytes.length);
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static void assertThatNothingArrivesAt(Socket socket) throws IOException {
        socket.setSoTimeout(MOMENT_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }
}
