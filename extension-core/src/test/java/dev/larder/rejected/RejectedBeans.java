package dev.larder.rejected;

import java.util.List;
import java.util.stream.Stream;

/** All of the beans of this package, which are deployed at once. */
public final class RejectedBeans {

    private static final List<Class<?>> GROUPS = List.of(RejectedCallers.class, RejectedEach.class, RejectedKeys.class,
            RejectedMethods.class, RejectedTags.class, RejectedWriters.class, RejectedWrites.class);

    private RejectedBeans() {
    }

    /** They and the types that they speak of, each nested in a group. */
    public static Class<?>[] nested() {
        return GROUPS.stream().flatMap(group -> Stream.of(group.getDeclaredClasses())).toArray(Class<?>[]::new);
    }

    public static Class<?>[] groups() {
        return GROUPS.toArray(Class<?>[]::new);
    }
}
