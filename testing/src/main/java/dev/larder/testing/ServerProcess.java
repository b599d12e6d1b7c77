package dev.larder.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of {@code redis-server}. It cannot outlive this JVM, even one that is killed: a shell stands between them
 * whose standard input is a pipe from here, and when that closes, the shell kills the server.
 */
final class ServerProcess {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /**
     * $0 is the log, the rest the command. The first line of output is the server's process id; the shell ends with
     * the server.
     */
    private static final String GUARD = """
            exec 3<&0
            "$@" </dev/null >"$0" 2>&1 3<&- &
            server=$!
            { cat <&3; kill -9 $server; } >/dev/null 2>&1 &
            guard=$!
            exec 3<&-
            echo $server
            wait $server
            kill $guard
            """;

    private final Process process;
    private final long pid;

    private ServerProcess(Process process, long pid) {
        this.process = process;
        this.pid = pid;
    }

    static ServerProcess start(List<String> command, Path log) throws IOException {
        if (WINDOWS) {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile())
                    .start();
            return new ServerProcess(process, process.pid());
        }
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, log.toString()));
        guarded.addAll(command);
        Process shell = new ProcessBuilder(guarded).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var out = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.US_ASCII));
        String line = out.readLine();
        if (line == null) {
            shell.destroyForcibly();
            throw new IOException("/bin/sh did not start " + command.get(0));
        }
        return new ServerProcess(shell, Long.parseLong(line.trim()));
    }

    long pid() {
        return pid;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a signal, such as {@code STOP}. */
    void signal(String name) {
        if (WINDOWS) {
            throw new UnsupportedOperationException("Windows has no signal SIG" + name);
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid)
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("Signal SIG" + name + " could not be sent to Redis", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once and waits until it is gone. */
    void kill() {
        if (!process.isAlive()) {
            return;
        }
        if (WINDOWS) {
            process.destroyForcibly();
        } else {
            signal("KILL");
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last words of a log, for a message. */
    static String tail(Path log) {
        try {
            String text = Files.readString(log, StandardCharsets.ISO_8859_1).strip();
            return text.substring(Math.max(0, text.length() - 500)).replaceAll("\\s+", " ");
        } catch (IOException e) {
            return "(no output)";
        }
    }
}
