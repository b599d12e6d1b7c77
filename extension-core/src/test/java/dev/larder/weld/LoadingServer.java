package dev.larder.weld;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks as Redis does while it reads its data from disk: it takes connections, and refuses commands. */
final class LoadingServer implements AutoCloseable {

    private final ServerSocket socket;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();

    LoadingServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(() -> {
            while (true) {
                Socket connection = socket.accept();
                accepted.add(connection);
                start(() -> serve(connection));
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket connection) throws IOException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = connection.getOutputStream();
        for (String head = in.readLine(); head != null; head = in.readLine()) {
            int words = Integer.parseInt(head.substring(1));
            String command = "";
            for (int i = 0; i < words; i++) {
                in.readLine();
                String word = in.readLine();
                command = i == 0 ? word.toUpperCase(Locale.ROOT) : command;
            }
            out.write(answer(command).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    private String answer(String command) {
        return switch (command) {
            case "HELLO" -> "-ERR unknown command 'HELLO'\r\n";
            case "UNSUBSCRIBE" -> "*3\r\n$11\r\nunsubscribe\r\n$-1\r\n:0\r\n";
            default -> {
                refused.incrementAndGet();
                yield "-LOADING Redis is loading the dataset in memory\r\n";
            }
        };
    }

    int refused() {
        return refused.get();
    }

    String uri() {
        return "redis://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : accepted) {
            connection.close();
        }
    }
}
