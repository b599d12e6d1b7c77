package dev.larder.accepted;

import java.util.stream.Stream;

/** All of the beans of this package, which are deployed at once. */
public final class RightBeans {

    private RightBeans() {
    }

    public static Class<?>[] groups() {
        return new Class<?>[] { RightCallers.class, RightEach.class, RightKeys.class, RightMethods.class,
                RightPolicies.class,
                RightQueues.class, RightTags.class, RightWriters.class, RightWrites.class };
    }

    /** The beans and the types that they speak of, each nested in a group. */
    public static Class<?>[] nested() {
        return Stream.of(groups()).flatMap(group -> Stream.of(group.getDeclaredClasses())).toArray(Class<?>[]::new);
    }
}
