package dev.larder.benchmarks.writing;

/**
 * What is to be written. It ends with the time, or when all callers have written their share of the ids.
 *
 * @param number no other's of the run
 */
public record Order(int number, int callers, long millis, int ids) {

    /** As long as it may take. */
    private static final long AMPLE = 600_000;

    /** As many writes as come. */
    public static Order lasting(int number, int callers, long millis) {
        return new Order(number, callers, millis, Integer.MAX_VALUE);
    }

    public static Order of(int number, int callers, int ids) {
        return new Order(number, callers, AMPLE, ids);
    }

    /** Of its text. */
    public static Order parse(String text) {
        String[] words = text.split(" ", 4);
        return new Order(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2]),
                Integer.parseInt(words[3]));
    }

    public String text() {
        return number + " " + callers + " " + millis + " " + ids;
    }
}
