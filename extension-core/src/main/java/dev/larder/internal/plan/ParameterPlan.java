package dev.larder.internal.plan;

/**
 * A parameter whose values are recorded.
 *
 * @param type in source form with binary class names, as {@link MethodPlan#valueType()}, but not boxed
 */
public record ParameterPlan(String name, String type) {
}
