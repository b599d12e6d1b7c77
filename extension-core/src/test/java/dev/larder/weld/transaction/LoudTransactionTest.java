package dev.larder.weld.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.larder.InvalidationFailedException;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;
import dev.larder.weld.WeldApplication;

/** Redis is dead when a transaction ends, and {@code larder.invalidation.on-failure=throw}. */
@WithRedis
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoudTransactionTest {

    private static final String ARTICLE = "a";

    private WeldContainer weld;
    private FakeTransactions transactions;
    private Stock stock;

    @BeforeEach
    void startAndEndRedis(RedisHandle redis) {
        weld = WeldApplication.boot(
                Map.of("larder.redis.hosts", redis.uri(), "larder.invalidation.on-failure", "throw"),
                Stock.class.getPackage());
        transactions = weld.select(FakeTransactions.class).get();
        stock = weld.select(Stock.class).get();
        redis.kill();
    }

    @AfterEach
    void stop() {
        weld.close();
    }

    @Test
    void whoseMethodEndsItsTransactionIsToldWhenItIsCommitted() {
        assertThatThrownBy(() -> stock.setOrFail(ARTICLE, 2, false))
                .isExactlyInstanceOf(InvalidationFailedException.class);
        assertThat(stock.pieces(ARTICLE)).isEqualTo(2);
    }

    @Test
    void exceptionThatRollsTheTransactionBackIsTheOneThatIsThrown() {
        assertThatThrownBy(() -> stock.setOrFail(ARTICLE, 2, true)).hasMessage("as asked for");
    }

    @Test
    void commitOfACallersTransactionIsSparedAndSoIsItsCaller() {
        transactions.begin();
        stock.set(ARTICLE, 2);
        transactions.commit();
        assertThat(stock.pieces(ARTICLE)).isEqualTo(2);
    }
}
