package dev.larder.it.behind;

/**
 * A write that was made. Times are the {@code nanoTime} of all processes.
 *
 * @param number counts the writes of its key, from 1
 * @param removes whether it was a removal
 * @param views how much it adds
 * @param accepted when its call returned, or {@link #NEVER}: then it may be in the queue, or not
 * @param thrown what its call threw, or empty
 */
public record Written(String queue, String key, long number, boolean removes, long views, long began, long accepted,
        String thrown) {

    public static final long NEVER = Long.MIN_VALUE;

    public boolean isAccepted() {
        return accepted != NEVER;
    }

    /** Whether its call threw, and said that the queue has not taken it. */
    public boolean isRefused() {
        return thrown.contains(" has not taken the write: ");
    }

    static Written begin(String queue, String key, long number, boolean removes, long views) {
        return new Written(queue, key, number, removes, views, System.nanoTime(), NEVER, "");
    }

    Written accepted(long at) {
        return new Written(queue, key, number, removes, views, began, at, thrown);
    }

    Written refused(String why) {
        return new Written(queue, key, number, removes, views, began, NEVER, why.replaceAll("\\s", " "));
    }
}
