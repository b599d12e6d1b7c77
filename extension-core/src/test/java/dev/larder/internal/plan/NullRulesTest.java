package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.larder.Cached;

class NullRulesTest {

    public record Address(String city, @Nullable String street) {
    }

    public record User(String name, @Nullable Address address, Address home) {
    }

    static class Orders {

        @Cached(cache = "a", key = "a:{user.name}")
        String ofSomebody(@Nullable User user) {
            return "orders";
        }

        @Cached(cache = "b", key = "b:{user.name}:{user.address.city}")
        String byCity(User user) {
            return "orders";
        }

        @Cached(cache = "c", key = "c:{user.home.street}:{name}")
        String byStreet(User user, @Nullable String name) {
            return "orders";
        }
    }

    @Test
    void pathThatMayEndEarlyIsNoted() {
        PlanCompiler.Outcome outcome = PlanReports.outcome(RuleLevels.DEFAULT, Orders.class);
        assertThat(outcome).isInstanceOf(PlanCompiler.Compiled.class);
        assertThat(ProblemReport.renderNotes(outcome.notes())
                .replace("dev.larder.internal.plan.NullRulesTest$", "")).isEqualTo(
                        """
                                Larder has 2 notes:

                                1. LARDER-119 at Orders#byCity(User)
                                   @Cached(cache = "b", key = "b:{user.name}:{user.address.city}")
                                                                             ^^^^^^^^^^^^^^^^^^^
                                   'address' may be null, and the key says then what it says where 'city' is null
                                   Mend: remove @Nullable if it never is; if all these calls may share an entry, say so with @Accepted

                                2. LARDER-119 at Orders#ofSomebody(User)
                                   @Cached(cache = "a", key = "a:{user.name}")
                                                                 ^^^^^^^^^^^
                                   parameter 'user' may be null, and the key says then what it says where 'name' is null
                                   Mend: remove @Nullable if it never is; if all these calls may share an entry, say so with @Accepted
                                """);
    }
}
