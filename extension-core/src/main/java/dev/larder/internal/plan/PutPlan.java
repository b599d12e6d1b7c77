package dev.larder.internal.plan;

import java.util.List;

import dev.larder.internal.key.KeyPart;

/**
 * What calls of a method store. Plain data, as {@link MethodPlan} is.
 *
 * @param key written before the method runs
 * @param target the cached method as whose entry the value is stored: {@link MethodPlan#describe()}
 * @param value position of the parameter to store; one after the last is what the method gave
 * @param path the properties to follow from there
 * @param optional whether what is found is wrapped in an {@code Optional}
 * @param tags those of the cached method; the argument after the last is the stored value
 */
public record PutPlan(WriterMethod method, KeyPlan key, String target, int value, List<KeyPart.Property> path,
        boolean optional, List<TagPlan> tags) {
}
