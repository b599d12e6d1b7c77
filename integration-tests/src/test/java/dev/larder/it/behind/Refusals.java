package dev.larder.it.behind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** A trigger that refuses rows, as a constraint would. Its first column names the row. */
public final class Refusals implements Trigger {

    /** What PostgreSQL and H2 call a check constraint that does not hold. */
    private static final String CHECK_VIOLATION = "23513";

    private static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();

    /** All rows can be written. */
    public static void allowAll() {
        REFUSED.clear();
    }

    /** From now on the row cannot be written. */
    public static void refuse(String row) {
        REFUSED.add(row);
    }

    /** It can again. */
    public static void allow(String row) {
        REFUSED.remove(row);
    }

    @Override
    public void fire(Connection connection, @Nullable Object @Nullable [] before, @Nullable Object[] after)
            throws SQLException {
        if (REFUSED.contains(String.valueOf(after[0]))) {
            throw new SQLException("a row of " + after[0] + " does not satisfy what rows must", CHECK_VIOLATION);
        }
    }
}
