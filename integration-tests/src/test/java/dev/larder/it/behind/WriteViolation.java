package dev.larder.it.behind;

/**
 * A write that broke a rule.
 *
 * @param what in words
 */
public record WriteViolation(WriteRule rule, String queue, String key, String what) {

    @Override
    public String toString() {
        return rule + ": " + queue + ' ' + key + ": " + what;
    }
}
