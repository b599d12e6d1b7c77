package dev.larder.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port that was free when asked; whoever uses it must be ready to find it taken. */
final class FreePort {

    private FreePort() {
    }

    static int find() throws UnavailableException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UnavailableException("no free port on 127.0.0.1: " + e.getMessage(), e);
        }
    }
}
