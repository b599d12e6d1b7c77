package dev.larder.it.behind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An addition to a count, in the order of commits.
 *
 * @param numbers of the writes that it was made of
 */
public record Effect(String item, List<Long> numbers) {

    private static final Pattern MARK = Pattern.compile("#(\\d+)");

    /** @param marks a hash sign and a number for each write */
    public static Effect of(String item, String marks) {
        return new Effect(item, numbers(marks));
    }

    /** Those that stand behind hash signs. */
    public static List<Long> numbers(String text) {
        List<Long> numbers = new ArrayList<>();
        for (Matcher mark = MARK.matcher(text); mark.find();) {
            numbers.add(Long.parseLong(mark.group(1)));
        }
        return numbers;
    }
}
