package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.security.Principal;
import java.util.function.Supplier;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;

import org.junit.jupiter.api.Test;

import dev.larder.Cached;
import dev.larder.KeyIgnore;

class SharingRulesTest {

    static class ByRole {

        @RolesAllowed("clerk")
        @Cached(cache = "reports", key = "report:{id}")
        String report(long id) {
            return "report";
        }
    }

    @Test
    void methodForSomeCallersNeedsCallersInItsKey() {
        assertThat(PlanReports.report(ByRole.class)).isEqualTo(
                """
                        Larder found 1 problem:

                        1. LARDER-501 at ByRole#report(long)
                           @Cached(cache = "reports", key = "report:{id}")
                                                             ^^^^^^^^^^^
                           @RolesAllowed lets only some callers in, and all of them would share what one has loaded
                           Mend: put {@user} or {@tenant} into the key; or say shared = true if all callers that may call it are to\
                         get the same
                        """);
    }

    @RolesAllowed("clerk")
    static class ByRoleOfTheClass {

        @Cached(cache = "reports", key = "report:{id}")
        String report(long id) {
            return "report";
        }

        @PermitAll
        @Cached(cache = "names", key = "name:{id}")
        String name(long id) {
            return "name";
        }

        @DenyAll
        @Cached(cache = "secrets", key = "secret:{id}")
        String secret(long id) {
            return "secret";
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RolesAllowed("clerk")
    @interface Clerks {
    }

    static class ByOwnAnnotation {

        @Clerks
        @Cached(cache = "reports", key = "report:{id}")
        String report(long id) {
            return "report";
        }
    }

    @Test
    void classAndAnnotationsOfOnesOwnRestrictAsWell() {
        assertThat(PlanReports.report(ByRoleOfTheClass.class)).contains("found 1 problem",
                "@RolesAllowed on the class lets only some callers in");
        assertThat(PlanReports.report(ByOwnAnnotation.class)).contains("@Clerks lets only some callers in");
    }

    static class PerUser {

        @RolesAllowed("clerk")
        @Cached(cache = "carts", key = "cart:{@user}")
        String cart() {
            return "cart";
        }

        @RolesAllowed("clerk")
        @Cached(cache = "prices", key = "price:{@tenant}:{id}")
        String price(long id) {
            return "price";
        }

        @RolesAllowed("clerk")
        @Cached(cache = "reports", key = "report:{id}", shared = true)
        String report(long id) {
            return "report";
        }

        @RolesAllowed("clerk")
        @Cached(cache = "desks", key = "desk:{asking.name}")
        String desk(Principal asking) {
            return "desk of " + asking.getName();
        }
    }

    @Test
    void keyThatTellsCallersApartOrASharedEntryWillDo() {
        PlanCompiler.Outcome outcome = PlanReports.outcome(RuleLevels.DEFAULT, PerUser.class);
        assertThat(outcome).isInstanceOf(PlanCompiler.Compiled.class);
        assertThat(outcome.warnings()).isEmpty();
    }

    static class Base {

        Instance<Principal> whoever;

        String greeting() {
            return "hello " + whoever.get().getName();
        }
    }

    static class Reading extends Base {

        Principal caller;

        @Cached(cache = "own", key = "own:{id}")
        String own(long id) {
            return caller.getName();
        }

        @Cached(cache = "deep", key = "deep:{id}")
        String deep(long id) {
            Supplier<String> later = () -> own2(id);
            return later.get();
        }

        private String own2(long id) {
            return id + caller.getName();
        }

        @Cached(cache = "inherited", key = "inherited:{id}")
        String inherited(long id) {
            return greeting() + id;
        }

        @Override
        @Cached(cache = "overriding", key = "overriding")
        String greeting() {
            return super.greeting() + "!";
        }

        @Cached(cache = "given", key = "given:{id}")
        String given(long id, @KeyIgnore Principal asking) {
            return id + asking.getName();
        }

        @Cached(cache = "plain", key = "plain:{id}")
        String plain(long id) {
            return "the same for all";
        }
    }

    @Test
    void methodThatReadsItsCallerNeedsCallersInItsKey() {
        assertThat(PlanReports.report(Reading.class)).contains("found 5 problems", "#greeting()",
                "#own(long)", "the method reads 'caller' (Principal), and the key does not tell callers apart",
                "#deep(long)", "#inherited(long)", "the method reads 'whoever' (Instance<Principal>)",
                "#given(long, Principal)", "the method reads parameter 'asking'").doesNotContain("#plain(long)");
    }

    /** Tells who calls, as containers have it. */
    static final class Current {

        private Current() {
        }

        static Principal caller() {
            return () -> "ada";
        }
    }

    static class Asking {

        private Principal caller = Current.caller();

        @Cached(cache = "asked", key = "asked:{id}")
        String asked(long id) {
            return id + Current.caller().getName();
        }

        @Cached(cache = "within", key = "within:{id}")
        String within(long id) {
            return new Supplier<String>() {
                @Override
                public String get() {
                    return id + caller.getName();
                }
            }.get();
        }

        @Cached(cache = "plain", key = "plain:{id}")
        String plain(long id) {
            return "the same for all " + id;
        }

        @Cached(cache = "own", key = "own:{asking.name}")
        String own(Principal asking) {
            return asking.getName();
        }

        void become(Principal other) {
            caller = other;
        }
    }

    @Test
    void askingAnybodyForTheCallerCountsAsReadingIt() {
        assertThat(PlanReports.report(Asking.class)).contains("found 2 problems", "#asked(long)",
                "the method reads Principal, and the key", "#within(long)").doesNotContain("#plain(long)",
                        "#own(Principal)");
    }

    static class NeedlesslyShared {

        @Cached(cache = "names", key = "name:{id}", shared = true)
        String name(long id) {
            return "name";
        }
    }

    @Test
    void sharingWhatEverybodyMayHaveIsAWarning() {
        PlanCompiler.Outcome outcome = PlanReports.outcome(RuleLevels.DEFAULT, NeedlesslyShared.class);
        assertThat(outcome.warnings()).extracting(Problem::code).containsExactly("LARDER-503");
        assertThat(outcome).isInstanceOf(PlanCompiler.Compiled.class);
    }
}
