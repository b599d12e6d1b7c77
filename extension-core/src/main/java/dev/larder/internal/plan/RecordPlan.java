package dev.larder.internal.plan;

import java.util.List;

/**
 * The record that the calls of a queue are made into.
 *
 * @param recordClass binary name
 * @param components in the order of their declaration
 */
public record RecordPlan(String recordClass, List<ComponentPlan> components) {

    /** Whether calls that remove are made into it as well; if not, each runs its own method. */
    public boolean tellsRemovals() {
        return components.stream().anyMatch(component -> component.role() == ComponentPlan.Role.REMOVED);
    }
}
