package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.larder.Larder;
import dev.larder.contract.shop.Orders;
import io.smallrye.mutiny.Uni;

/** What is forgotten by a pattern of keys, and what is not. */
class PatternContract extends Topic {

    private final Orders orders;
    private final Larder larder;

    PatternContract(Container container) {
        super(container);
        orders = container.bean(Orders.class);
        larder = container.larder();
    }

    private void cached(String user) throws Exception {
        orders.page(user, "1", () -> "old");
        orders.month(user, 2024, 5, () -> "old");
        settledKeys();
    }

    private void assertPage(String user, String answer) throws Exception {
        assertThat(orders.page(user, "1", () -> "new")).as("orders of " + user).isEqualTo(answer);
    }

    private void assertMonth(String user, int month, String answer) throws Exception {
        assertThat(orders.month(user, 2024, month, () -> "new")).as("month " + month).isEqualTo(answer);
    }

    @Test
    void keysThatMatchAreForgottenInBothTiersAndInAllCaches() throws Exception {
        cached("ann");
        cached("bob");
        orders.forget("ann", () -> assertThat(redis.holds("contract:orders:ann:1")).isTrue());
        assertThat(settledKeys()).containsExactly("contract:orders:bob:1", "contract:orders:bob:2024:5");
        assertPage("ann", "new");
        assertMonth("ann", 5, "new");
        assertPage("bob", "old");
        assertMonth("bob", 5, "old");
    }

    @Test
    void nothingIsForgottenWhenTheMethodThrows() throws Exception {
        cached("ann");
        IllegalStateException own = new IllegalStateException("not saved");
        assertThatThrownBy(() -> orders.forget("ann", () -> {
            throw own;
        })).isSameAs(own);
        assertPage("ann", "old");
        assertMonth("ann", 5, "old");
    }

    @Test
    void patternIsMadeOfTheResult() throws Exception {
        cached("ann");
        orders.month("ann", 2024, 6, () -> "old");
        settledKeys();
        orders.forgetMonth("ann", () -> Uni.createFrom().item(6)).await().indefinitely();
        assertMonth("ann", 6, "new");
        assertMonth("ann", 5, "old");
        assertPage("ann", "old");
    }

    /** In memory as in Redis, which reads these as patterns if they are not escaped. */
    @Test
    void valuesStandForThemselves() throws Exception {
        for (String user : new String[] { "*", "a*", "?", "[ab]", "\\", "a", "b", "ab" }) {
            cached(user);
        }
        orders.forget("a*", () -> {});
        orders.forget("?", () -> {});
        orders.forget("[ab]", () -> {});
        orders.forget("\\", () -> {});
        assertThat(settledKeys()).containsExactlyInAnyOrder("contract:orders:*:1", "contract:orders:*:2024:5",
                "contract:orders:a:1", "contract:orders:a:2024:5", "contract:orders:b:1", "contract:orders:b:2024:5",
                "contract:orders:ab:1", "contract:orders:ab:2024:5");
        assertPage("a*", "new");
        assertPage("ab", "old");
        larder.invalidatePattern("orders:{0}:*", "*");
        assertPage("*", "new");
        assertPage("a", "old");
    }

    @Test
    void loadThatBeganBeforeIsNotStored() throws Exception {
        String late = orders.page("ann", "1", () -> {
            orders.forget("ann", () -> {});
            return "old";
        });
        assertThat(late).isEqualTo("old");
        assertThat(settledKeys()).isEmpty();
        assertPage("ann", "new");
    }

    @Test
    void longKeyIsForgottenByItsHead() throws Exception {
        String user = "x".repeat(600);
        cached(user);
        cached("bob");
        orders.forget(user, () -> {});
        assertPage(user, "new");
        assertPage("bob", "old");
    }

    @Test
    void codeForgetsByPattern() throws Exception {
        cached("ann");
        cached("bob");
        larder.invalidatePattern("orders:{0}:*:5", "ann");
        assertMonth("ann", 5, "new");
        assertPage("ann", "old");
        larder.invalidatePatternAsync("orders:*").toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertPage("ann", "new");
        assertPage("bob", "new");
    }

    @Test
    void uselessPatternIsRefused() {
        assertThatThrownBy(() -> larder.invalidatePattern("ordres:*")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ordres:*").hasMessageContaining("orders:{user}:{page}");
        assertThatThrownBy(() -> larder.invalidatePattern("orders:{0}:1", "ann"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no '*'");
        assertThatThrownBy(() -> larder.invalidatePattern("*")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("begin");
        assertThatThrownBy(() -> larder.invalidatePattern("orders*"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("begin");
        assertThatThrownBy(() -> larder.invalidatePatternAsync("{0}:*", "orders"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("begin");
        assertThatThrownBy(() -> larder.invalidatePattern("orders:{user}:*"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("positions");
    }

    @Test
    void redisIsLookedThroughAndNeverAskedForAllKeys() throws Exception {
        cached("ann");
        var before = redis.calls();
        orders.forget("ann", () -> {});
        assertThat(redis.callsSince(before)).containsKeys("scan", "unlink").doesNotContainKeys("keys", "del");
    }
}
