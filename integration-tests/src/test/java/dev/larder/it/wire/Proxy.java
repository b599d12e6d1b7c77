package dev.larder.it.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes connections on to a server, and disturbs them when told to. One disturbance at a time. */
public final class Proxy implements AutoCloseable {

    private static final int BACKLOG = 256;
    private static final Disturbance.Delay NO_DELAY = new Disturbance.Delay(Duration.ZERO, Duration.ZERO);

    private final InetSocketAddress server;
    private final ServerSocket door;
    private final Valve up = new Valve();
    private final Valve down = new Valve();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        return thread;
    });

    public Proxy(String host, int port) throws IOException {
        server = new InetSocketAddress(host, port);
        door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on, until {@link #heal}. */
    public void suffer(Disturbance disturbance) {
        if (disturbance instanceof Disturbance.Delay delay) {
            up.delay(delay);
            down.delay(delay);
        } else if (disturbance instanceof Disturbance.Hold hold) {
            valve(hold.direction()).shut();
        } else if (disturbance instanceof Disturbance.Silence) {
            up.shut();
            down.shut();
        } else if (disturbance instanceof Disturbance.Reset) {
            reset();
        } else if (disturbance instanceof Disturbance.Cut cut) {
            valve(cut.direction()).cut(cut.closes());
        }
    }

    /**
     * Everything passes again.
     *
     * @param delivers whether what was held arrives after all, as it does after a partition; otherwise the connections break
     */
    public void heal(boolean delivers) {
        if (!delivers) {
            reset();
        }
        up.delay(NO_DELAY);
        down.delay(NO_DELAY);
        up.open();
        down.open();
    }

    private Valve valve(Direction direction) {
        return direction == Direction.UP ? up : down;
    }

    private void reset() {
        for (Socket socket : sockets) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException closed) {
                // Then it needs no reset.
            }
            close(socket);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket process = door.accept();
                threads.execute(() -> connect(process));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket process) {
        Socket other = new Socket();
        sockets.add(process);
        sockets.add(other);
        try {
            other.connect(server);
            process.setTcpNoDelay(true);
            other.setTcpNoDelay(true);
            threads.execute(() -> pump(process, other, up));
            pump(other, process, down);
        } catch (IOException refused) {
            end(process, other);
        }
    }

    private void pump(Socket from, Socket to, Valve valve) {
        try {
            valve.pump(from.getInputStream(), to.getOutputStream());
        } catch (IOException broken) {
            // The other side learns of it as well.
        } finally {
            end(from, to);
        }
    }

    private void end(Socket one, Socket other) {
        close(one);
        close(other);
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException closing) {
            // It is gone anyway.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
        heal(false);
        threads.shutdownNow();
    }
}
