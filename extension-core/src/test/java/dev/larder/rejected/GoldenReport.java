package dev.larder.rejected;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The report that the beans of this package give. */
public final class GoldenReport {

    private GoldenReport() {
    }

    public static String text() {
        return text(GoldenReport.class, "report.txt");
    }

    /** A text that lies beside a class. */
    public static String text(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The report that an exception brings, without what the container says around it. */
    public static String in(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            int start = message.indexOf("Larder found ");
            if (start >= 0) {
                return message.substring(start, message.lastIndexOf("Mend: ")) + message.substring(
                        message.lastIndexOf("Mend: "), message.indexOf('\n', message.lastIndexOf("Mend: ")) + 1);
            }
        }
        throw new AssertionError("no report of Larder", refused);
    }
}
