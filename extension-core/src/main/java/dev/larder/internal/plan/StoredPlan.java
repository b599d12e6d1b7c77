package dev.larder.internal.plan;

import java.util.List;

import dev.larder.internal.key.KeyPart;

/**
 * What a writer stores as the entry of a cached method.
 *
 * @param target the cached method: {@link MethodPlan#describe()}
 * @param value position of the parameter to store; one after the last is what the method gave, {@link #ABSENCE} nothing
 * @param path the properties to follow from there
 * @param optional whether what is found is wrapped in an {@code Optional}
 * @param tags of the entry; the argument after the last is the stored value
 */
public record StoredPlan(String target, int value, List<KeyPart.Property> path, boolean optional,
        List<TagPlan> tags) {

    /** The entry says that there is no value. */
    public static final int ABSENCE = -1;
}
