package dev.larder.remarked;

import java.util.Map;
import java.util.stream.Stream;

import dev.larder.rejected.GoldenReport;

/** What the log says of the beans of this package, of {@link RemarkedCalls} and of {@link Unheard}. */
public final class GoldenRemarks {

    /** What of the rules cannot be configured, and what can, but not so. */
    public static final Map<String, String> BAD_LEVELS = Map.of("105", "off", "999", "warn", "304", "wran");

    private GoldenRemarks() {
    }

    public static String warnings() {
        return GoldenReport.text(GoldenRemarks.class, "warnings.txt");
    }

    public static String notes() {
        return GoldenReport.text(GoldenRemarks.class, "notes.txt");
    }

    /** What is said of {@link RemarkedCalls} where the container intercepts no calls by way of {@code this}. */
    public static String ownCalls() {
        return GoldenReport.text(GoldenRemarks.class, "own-calls.txt");
    }

    /** What is said of {@link Unheard} where that is a warning. */
    public static String unheard() {
        return """
                Larder has 1 warning:

                1. LARDER-304 at dev.larder.remarked.Unheard#change(long)
                   @CacheInvalidate(key = "price:{id}")
                                           ^^^^^^^^^^
                   no cached method makes such keys
                   Mend: cache a method that makes them, or remove the annotation
                """;
    }

    public static Class<?>[] groups() {
        return new Class<?>[] { RemarkedCaches.class, RemarkedValues.class };
    }

    /** The beans and the types that they speak of, each nested in a group. */
    public static Class<?>[] nested() {
        return Stream.of(groups()).flatMap(group -> Stream.of(group.getDeclaredClasses())).toArray(Class<?>[]::new);
    }
}
