package dev.larder.internal.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory, written {@code 512K}, {@code 64M}, {@code 2G} or as a number of bytes; K is 1024 bytes.
 *
 * @param bytes zero or more
 */
public record MemorySize(long bytes) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,12})\\s*([kKmMgG]?)");

    /** Empty if the text is none. */
    static Optional<MemorySize> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int shift = switch (matcher.group(2)) {
            case "k", "K" -> 10;
            case "m", "M" -> 20;
            case "g", "G" -> 30;
            default -> 0;
        };
        long number = Long.parseLong(matcher.group(1));
        long bytes = number << shift;
        return bytes >> shift == number ? Optional.of(new MemorySize(bytes)) : Optional.empty();
    }
}
