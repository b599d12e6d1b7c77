package dev.larder.internal.plan;

/**
 * The method that applies many calls of a queue at once: it takes a {@code java.util.List} of the queue's record.
 *
 * @param method its name
 */
public record BatchPlan(String method, ResultForm form) {
}
