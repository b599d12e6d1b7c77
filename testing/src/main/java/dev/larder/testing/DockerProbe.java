package dev.larder.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether Docker answers, found out by hand: Testcontainers tells of a missing Docker in many lines of the log, and
 * takes its time. Asked once per JVM.
 */
final class DockerProbe {

    private static final int MILLIS = 1500;

    private DockerProbe() {
    }

    private static final class Once {
        private static final boolean ANSWERS = testcontainersPresent() && probe();
    }

    static boolean answers() {
        return Once.ANSWERS;
    }

    private static boolean testcontainersPresent() {
        try {
            Class.forName("org.testcontainers.containers.GenericContainer", false, DockerProbe.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean probe() {
        var answer = new CompletableFuture<Boolean>();
        var prober = new Thread(() -> answer.complete(probeAll()), "larder-docker-probe");
        prober.setDaemon(true);
        prober.start();
        try {
            return answer.get(MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean probeAll() {
        String host = System.getenv("DOCKER_HOST");
        if (host != null && !host.isBlank()) {
            return probeHost(host.trim());
        }
        if (System.getProperty("os.name").startsWith("Windows")) {
            return Files.exists(Path.of("\\\\.\\pipe\\docker_engine"));
        }
        return sockets().stream().anyMatch(DockerProbe::probeSocket);
    }

    private static boolean probeHost(String text) {
        try {
            URI uri = URI.create(text);
            if ("unix".equals(uri.getScheme())) {
                return probeSocket(Path.of(uri.getPath()));
            }
            if ("npipe".equals(uri.getScheme())) {
                return true;
            }
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 2375 : uri.getPort()), MILLIS);
                return true;
            }
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    private static List<Path> sockets() {
        List<Path> paths = new ArrayList<>();
        paths.add(Path.of("/var/run/docker.sock"));
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null) {
            paths.add(Path.of(runtime, "docker.sock"));
        }
        String home = System.getProperty("user.home");
        paths.add(Path.of(home, ".docker", "run", "docker.sock"));
        paths.add(Path.of(home, ".docker", "desktop", "docker.sock"));
        return paths;
    }

    static boolean probeSocket(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(StandardCharsets.US_ASCII.encode("GET /_ping HTTP/1.1\r\nHost: docker\r\n\r\n"));
            ByteBuffer answer = ByteBuffer.allocate(12);
            boolean open = true;
            while (open && answer.hasRemaining()) {
                open = channel.read(answer) >= 0;
            }
            return new String(answer.array(), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }
}
