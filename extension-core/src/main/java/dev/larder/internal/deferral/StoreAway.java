package dev.larder.internal.deferral;

import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.UTFDataFormatException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Tells failures that are about where a write was to go from those that are about the write. */
final class StoreAway {

    /**
     * Classes of SQL states: no connection, no access, rollback, no resources, operator intervention, trouble outside the
     * database.
     */
    private static final List<String> STATES = List.of("08", "28", "40", "53", "57", "58");

    /** Of the class of rollbacks, but a constraint says so. */
    private static final String CONSTRAINT_AT_THE_END = "40002";

    /** It throws an {@code IOException} for a text that is not as it should be. */
    private static final String JACKSON = "com.fasterxml.jackson.";

    private static final int DEEPEST = 20;

    private StoreAway() {
    }

    static boolean isMeantBy(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof TimeoutException || cause instanceof IOException && !isOfAValue(cause)
                    || cause instanceof SQLException database && isAway(database)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOfAValue(Throwable failure) {
        return failure instanceof CharacterCodingException || failure instanceof ObjectStreamException
                || failure instanceof UTFDataFormatException || failure.getClass().getName().startsWith(JACKSON);
    }

    private static boolean isAway(SQLException failure) {
        if (failure instanceof SQLTransientException || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException) {
            return true;
        }
        String state = failure.getSQLState();
        if (state == null) {
            // Pools say so that they have no connection to give; what is refused for good comes as another class.
            return !(failure instanceof SQLNonTransientException);
        }
        return !state.equals(CONSTRAINT_AT_THE_END) && STATES.stream().anyMatch(state::startsWith);
    }
}
