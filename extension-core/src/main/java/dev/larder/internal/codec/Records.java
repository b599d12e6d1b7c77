package dev.larder.internal.codec;

import java.util.Optional;

/** Which record classes can be read and made without reflection. */
@FunctionalInterface
public interface Records {

    /** None. */
    Records NONE = type -> Optional.empty();

    Optional<RecordAccess> of(Class<?> type);
}
