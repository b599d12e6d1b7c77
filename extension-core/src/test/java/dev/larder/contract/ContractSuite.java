package dev.larder.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/**
 * The tests of the suite, to be run against a container. They are dynamic because a container may load the application
 * with a class loader of its own, and start it once for all of them. Each test gets a new instance of its topic, with
 * nothing cached.
 */
public final class ContractSuite {

    private static final List<Class<?>> BEHAVIOURS = List.of(ReadThroughContract.class, ValueContract.class,
            KeyContract.class, PolicyContract.class, LoaderContract.class, ReactiveContract.class,
            SharingContract.class, EachContract.class, BackgroundContract.class, LocalCopyContract.class,
            LarderBeanContract.class,
            RedisContract.class, InvalidationContract.class, PutContract.class, TaggedEntriesContract.class,
            PatternContract.class, TagContract.class, NewsContract.class);

    private static final List<Class<?>> FAULTS = List.of(DamageContract.class, RefusalContract.class,
            OutageContract.class, StallContract.class, ThreadContract.class);

    /** Configuration, besides that of all, for {@link #loud}. */
    public static final Map<String, String> LOUD = Map.of("larder.invalidation.on-failure", "throw");

    /** How long memory may go unconfirmed in {@link #STRICT} and {@link #AVAILABLE}. */
    static final Duration MAX_LAG = Duration.ofMillis(300);

    /** Configuration, besides that of all, for {@link #strict}. */
    public static final Map<String, String> STRICT = Map.of("larder.local.max-lag", MAX_LAG.toMillis() + "ms",
            "larder.local.trust", "strict");

    /** Configuration, besides that of all, for {@link #available}. */
    public static final Map<String, String> AVAILABLE = Map.of("larder.local.max-lag", MAX_LAG.toMillis() + "ms",
            "larder.local.trust", "availability");

    private ContractSuite() {
    }

    /** What holds while Redis is well. */
    public static Stream<DynamicNode> behaviours(Container container) {
        return BEHAVIOURS.stream().map(topic -> tests(topic, container));
    }

    /** What holds while it is not. */
    public static Stream<DynamicNode> faults(Container container) {
        return FAULTS.stream().map(topic -> tests(topic, container));
    }

    /** What holds with {@link #LOUD}. */
    public static Stream<DynamicNode> loud(Container container) {
        return Stream.of(tests(LoudContract.class, container));
    }

    /** What holds with {@link #STRICT}. */
    public static Stream<DynamicNode> strict(Container container) {
        return Stream.of(tests(StrictTrustContract.class, container));
    }

    /** What holds with {@link #AVAILABLE}. */
    public static Stream<DynamicNode> available(Container container) {
        return Stream.of(tests(AvailableTrustContract.class, container));
    }

    private static DynamicNode tests(Class<?> topic, Container container) {
        Stream<DynamicTest> tests = Arrays.stream(topic.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> run(topic, method, container)));
        return DynamicContainer.dynamicContainer(topic.getSimpleName(), tests);
    }

    private static void run(Class<?> topic, Method method, Container container) throws Throwable {
        new Fixture(container).prepare();
        Object instance = topic.getDeclaredConstructor(Container.class).newInstance(container);
        method.setAccessible(true);
        try {
            method.invoke(instance);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
