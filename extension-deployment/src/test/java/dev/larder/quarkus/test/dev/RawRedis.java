package dev.larder.quarkus.test.dev;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One command on a connection of its own, so that it tells what Redis holds and nothing of Larder is asked. */
final class RawRedis {

    private final URI address;

    RawRedis(String uri) {
        address = URI.create(uri);
    }

    int port() {
        return address.getPort();
    }

    boolean answers() {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** The reply of a command without arguments that need quotes: a number, or a bulk text. */
    String ask(String command) {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String first = String.valueOf(in.readLine());
            if (!first.startsWith("$")) {
                return first.substring(1);
            }
            char[] bulk = new char[Integer.parseInt(first.substring(1))];
            int read = 0;
            while (read < bulk.length) {
                int more = in.read(bulk, read, bulk.length - read);
                if (more < 0) {
                    throw new IOException("the connection closed within a reply");
                }
                read += more;
            }
            return new String(bulk);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    long number(String command) {
        return Long.parseLong(ask(command));
    }

    /** Connections of others. */
    long clients() {
        return ask("CLIENT LIST").lines().count() - 1;
    }
}
