package dev.larder.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.NullMarked;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/**
 * The rules, by name. {@code root} is {@code dev.larder}, or the package of a set of offenders.
 */
public final class ArchitectureRules {

    /** Rooms that know the JDK, each other and the public types. What lies below them may know more. */
    private static final List<String> PURE = List.of("time", "policy", "entry", "key", "shape", "plan", "engine",
            "tier", "coherence",
            "result", "telemetry", "redis", "codec", "transaction", "writing", "behind", "overlap",
            "deferral");

    private final String root;

    private ArchitectureRules(String root) {
        this.root = root;
    }

    public static Map<String, ArchRule> of(String root) {
        ArchitectureRules rules = new ArchitectureRules(root);
        Map<String, ArchRule> all = new LinkedHashMap<>();
        all.put("pure rooms", rules.pureRooms());
        all.put("no package cycles", rules.noPackageCycles());
        all.put("public types", rules.publicTypesShowNoInternals());
        all.put("null marked", rules.everyPackageIsNullMarked());
        all.put("wall clock", rules.nobodyReadsTheWallClock());
        all.put("time", rules.timeComesThroughThePort());
        all.put("ticks", rules.ticks());
        all.put("names", rules.names());
        all.put("synchronized", rules.noSynchronizedMethods());
        all.put("logging", noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..")
                .as("JBoss Logging is the one way to log"));
        all.put("caffeine", rules.only("com.github.benmanes.caffeine..", "internal.tier.local.."));
        all.put("jackson", rules.only("com.fasterxml.jackson..", "internal.codec.jackson..", "quarkus.."));
        all.put("vertx", rules.only("io.vertx..", "internal.redis.vertx..", "internal.result.vertx..", "quarkus.."));
        all.put("netty", rules.only("io.netty..", "internal.redis.vertx.."));
        all.put("mutiny", rules.only("io.smallrye.mutiny..", "internal.result.mutiny..", "quarkus.."));
        all.put("micrometer", rules.only("io.micrometer..", "internal.telemetry.micrometer..", "quarkus.."));
        all.put("smallrye config", rules.only("io.smallrye.config..", "internal.config..", "quarkus.."));
        all.put("microprofile config",
                rules.only("org.eclipse.microprofile.config..", "internal.config..", "quarkus.."));
        all.put("cdi", rules.only("jakarta..", "", "spi", "internal.cdi..", "internal.transaction.jta..", "quarkus.."));
        all.put("transactions", rules.only("jakarta.transaction..", "internal.transaction.jta..", "quarkus.."));
        all.put("asm", rules.only("org.objectweb.asm..", "internal.shape.code..", "quarkus.."));
        all.put("quarkus", rules.only("io.quarkus..", "quarkus.."));
        // A module may have none of the classes that a rule is about.
        all.replaceAll((name, rule) -> rule.allowEmptyShould(true));
        return Collections.unmodifiableMap(all);
    }

    /** The main classes of the module whose tests are running. */
    public static JavaClasses mainClasses() {
        return new ClassFileImporter().importPath(Path.of("target", "classes"));
    }

    private ArchRule pureRooms() {
        String[] pure = PURE.stream().map(room -> in("internal." + room)).toArray(String[]::new);
        String[] known = Stream.concat(Stream.of("java..", NullMarked.class.getPackageName(), in(""), in("spi")),
                Arrays.stream(pure)).toArray(String[]::new);
        return classes().that().resideInAnyPackage(pure).should().onlyDependOnClassesThat().resideInAnyPackage(known)
                .as("pure rooms know the JDK, each other and the public types");
    }

    private ArchRule noPackageCycles() {
        SliceAssignment packages = new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith(root) ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
        return SlicesRuleDefinition.slices().assignedFrom(packages).namingSlices("$1").should().beFreeOfCycles();
    }

    /** What an application can name. A body may call into the rooms: a public factory has to. */
    private ArchRule publicTypesShowNoInternals() {
        return classes().that().resideInAnyPackage(in(""), in("spi")).and().arePublic()
                .should(new ArchCondition<>("show no internal type") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        Stream<JavaType> parents = Stream.concat(type.getInterfaces().stream(),
                                type.getSuperclass().stream());
                        parents.forEach(parent -> show(type, type.getName(), parent, events));
                        type.getFields().stream().filter(ArchitectureRules::visible)
                                .forEach(field -> show(type, field.getFullName(), field.getType(), events));
                        type.getCodeUnits().stream().filter(ArchitectureRules::visible).forEach(unit -> {
                            show(type, unit.getFullName(), unit.getReturnType(), events);
                            unit.getParameterTypes().forEach(each -> show(type, unit.getFullName(), each, events));
                        });
                    }
                }).as("public types show no internal ones");
    }

    private void show(JavaClass type, String member, JavaType shown, ConditionEvents events) {
        boolean internal = shown.getAllInvolvedRawTypes().stream()
                .anyMatch(each -> each.getPackageName().startsWith(in("internal")));
        events.add(new SimpleConditionEvent(type, !internal, member + " shows " + shown.getName()));
    }

    private static boolean visible(JavaMember member) {
        return member.getModifiers().contains(PUBLIC) || member.getModifiers().contains(PROTECTED);
    }

    /** NullAway passes over what is not marked, so an unmarked package would pass unchecked. */
    private ArchRule everyPackageIsNullMarked() {
        return classes().should(new ArchCondition<>("be in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " has no @NullMarked package-info"));
            }
        });
    }

    /** Not even the room of time: what is stored lives by the server's clock, and all else by ticks. */
    private ArchRule nobodyReadsTheWallClock() {
        List<DescribedPredicate<JavaMethodCall>> forbidden = new ArrayList<>();
        forbidden.add(calls(System.class, "currentTimeMillis"));
        forbidden.add(calls(Clock.class, "system.*|tick.*"));
        forbidden.add(calls(Temporal.class, "now"));
        forbidden.add(calls(Calendar.class, "getInstance"));
        return noClasses().should().callMethodWhere(DescribedPredicate.or(forbidden))
                .orShould().callConstructor(Date.class)
                .as("no decision depends on this machine's wall clock");
    }

    private ArchRule timeComesThroughThePort() {
        List<DescribedPredicate<JavaMethodCall>> forbidden = new ArrayList<>();
        forbidden.add(calls(Thread.class, "sleep"));
        forbidden.add(calls(CompletableFuture.class, "orTimeout|completeOnTimeout|delayedExecutor"));
        return noClasses().that().resideOutsideOfPackage(in("internal.time"))
                .should().callMethodWhere(DescribedPredicate.or(forbidden))
                .as("time is waited for through the port");
    }

    /** A connection's deadlines run on the timers of its event loop, which are no port of ours. */
    private ArchRule ticks() {
        return noClasses().that().resideOutsideOfPackages(in("internal.time"), in("internal.redis.vertx"))
                .should().callMethodWhere(calls(System.class, "nanoTime")).as("ticks are read through the port");
    }

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, String methods) {
        return target(owner(assignableTo(owner))).and(target(nameMatching(methods))).forSubtype();
    }

    private ArchRule names() {
        return noClasses().that().areTopLevelClasses().should()
                .haveNameMatching(".*\\.(Abstract\\w*|\\w*(Impl|Helper|Utils?|Manager))")
                .as("a noun of the domain instead of Impl, Helper, Util, Manager or Abstract");
    }

    /** A virtual thread that waits inside a monitor keeps its carrier. (Blocks do not show here; use locks all the same.) */
    private ArchRule noSynchronizedMethods() {
        return noMethods().that().areDeclaredInClassesThat()
                .resideInAnyPackage(in("internal.engine.."), in("internal.tier.."), in("internal.redis.."))
                .should().haveModifier(SYNCHRONIZED);
    }

    private ArchRule only(String library, String... rooms) {
        String[] places = Arrays.stream(rooms).map(this::in).toArray(String[]::new);
        return noClasses().that().resideOutsideOfPackages(places).should().dependOnClassesThat()
                .resideInAPackage(library).as(library + " is known in " + String.join(", ", places) + " alone");
    }

    private String in(String room) {
        return room.isEmpty() ? root : root + "." + room;
    }
}
