package dev.larder.quarkus.test.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/** Writers whose interceptor commits before their {@code Uni} completes, as those of Hibernate Reactive do. */
class ReactiveTransactionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest().setArchiveProducer(() -> ShrinkWrap
            .create(JavaArchive.class).addClasses(Prices.class, Committing.class, CommittingInterceptor.class));

    @Inject
    Prices prices;

    @BeforeEach
    void aCachedPrice() {
        prices.failsToCommit = false;
        await(prices.set(1, 1));
        assertThat(await(prices.price(1))).isEqualTo(1);
        prices.loads.set(0);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    @Test
    void entryIsForgottenAfterTheCommitAndNotBefore() {
        await(prices.set(1, 2));
        assertThat(prices.readBeforeCommit).isEqualTo(1);
        assertThat(prices.loads).hasValue(0);
        assertThat(await(prices.price(1))).isEqualTo(2);
    }

    @Test
    void valueIsStoredAfterTheCommitAndNotBefore() {
        await(prices.put(1, 2));
        assertThat(prices.readBeforeCommit).isEqualTo(1);
        assertThat(await(prices.price(1))).isEqualTo(2);
        assertThat(prices.loads).hasValue(0);
    }

    @Test
    void commitThatFailsChangesNothing() {
        prices.failsToCommit = true;
        assertThatThrownBy(() -> await(prices.set(1, 2))).hasMessage("not committed");
        assertThatThrownBy(() -> await(prices.put(1, 2))).hasMessage("not committed");
        assertThat(await(prices.price(1))).isEqualTo(1);
        assertThat(prices.loads).hasValue(0);
    }
}
