package dev.larder.internal.plan;

/**
 * A component of a {@link RecordPlan}.
 *
 * @param type as {@link ParameterPlan#type()}
 */
public record ComponentPlan(String name, String type, Role role) {

    /** What it holds. */
    public enum Role {
        /** The parameter of its name; of a call that removes and has none, null, zero or false. */
        PARAMETER,
        /** The {@code WriteId} of the call. */
        WRITE_ID,
        /** Whether the call removes. */
        REMOVED
    }
}
