package dev.larder.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** One blocking connection that speaks RESP2, so that a look at Redis needs no client library. Not thread-safe. */
final class RespClient implements AutoCloseable {

    private final Socket socket = new Socket();
    private final InputStream in;

    RespClient(String host, int port, int timeoutMillis) throws IOException {
        try {
            socket.connect(new InetSocketAddress(host, port), timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Nullable
    Object command(String... words) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(ascii("*" + words.length + "\r\n"));
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            out.write(ascii("$" + bytes.length + "\r\n"));
            out.write(bytes);
            out.write(ascii("\r\n"));
        }
        out.writeTo(socket.getOutputStream());
        return read();
    }

    private @Nullable Object read() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case '-' -> throw new RedisErrorReply(rest);
            case ':' -> Long.valueOf(rest);
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> array(Integer.parseInt(rest));
            default -> throw new IOException("Not a RESP reply: it begins with character " + (int) line.charAt(0));
        };
    }

    private @Nullable String bulk(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(length + 2);
        if (bytes.length < length + 2) {
            throw new EOFException("The connection closed within a reply");
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private @Nullable List<@Nullable Object> array(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < length; i++) {
            values.add(read());
        }
        return values;
    }

    private String line() throws IOException {
        var text = new ByteArrayOutputStream();
        int c = in.read();
        while (c != '\r') {
            if (c < 0) {
                throw new EOFException("The connection closed before a reply");
            }
            text.write(c);
            c = in.read();
        }
        if (in.read() != '\n' || text.size() == 0) {
            throw new IOException("Not a RESP reply: a line is empty or does not end in CR LF");
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
