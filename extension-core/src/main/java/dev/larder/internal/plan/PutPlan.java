package dev.larder.internal.plan;

/**
 * What calls of a method store. Plain data, as {@link MethodPlan} is.
 *
 * @param key written before the method runs
 */
public record PutPlan(WriterMethod method, KeyPlan key, StoredPlan stored) {
}
