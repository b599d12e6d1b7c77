package dev.larder.internal.deferral;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/** Tells failures that are about where a write was to go from those that are about the write. */
final class StoreAway {

    /** Classes of SQL states: no connection, rollback, no resources, operator intervention, trouble outside the database. */
    private static final List<String> STATES = List.of("08", "40", "53", "57", "58");

    private static final int DEEPEST = 20;

    private StoreAway() {
    }

    static boolean isMeantBy(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof IOException || cause instanceof TimeoutException
                    || cause instanceof SQLTransientException || cause instanceof SQLRecoverableException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLException database && isAway(database.getSQLState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Pools give none when they have no connection to give. */
    private static boolean isAway(@Nullable String state) {
        return state == null || STATES.stream().anyMatch(state::startsWith);
    }
}
