package dev.larder.weld.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import jakarta.transaction.Status;

import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;
import dev.larder.weld.WeldApplication;

/** A registry of transactions that is a bean, outside Quarkus. */
@WithRedis
class WeldTransactionTest {

    private static final String ARTICLE = "a";

    private WeldContainer weld;
    private FakeTransactions transactions;
    private Stock stock;

    @BeforeEach
    void start(RedisHandle redis) {
        weld = WeldApplication.boot(Map.of("larder.redis.hosts", redis.uri(), "larder.consistency", "strict"),
                Stock.class.getPackage());
        transactions = weld.select(FakeTransactions.class).get();
        stock = weld.select(Stock.class).get();
        stock.set(ARTICLE, 1);
        assertThat(pieces()).isEqualTo(1);
    }

    @AfterEach
    void stop() {
        weld.close();
    }

    private int pieces() {
        return stock.pieces(ARTICLE);
    }

    private int elsewhere() {
        return CompletableFuture.supplyAsync(this::pieces).join();
    }

    @Test
    void changeIsToldWhenTheTransactionIsCommitted() {
        transactions.begin();
        stock.set(ARTICLE, 2);
        assertThat(pieces()).isEqualTo(2);
        assertThat(elsewhere()).isEqualTo(1);
        transactions.commit();
        assertThat(elsewhere()).isEqualTo(2);
        transactions.begin();
        stock.put(ARTICLE, 3);
        assertThat(pieces()).isEqualTo(3);
        assertThat(elsewhere()).isEqualTo(2);
        transactions.commit();
        assertThat(elsewhere()).isEqualTo(3);
    }

    @Test
    void changeThatIsRolledBackIsNone() {
        transactions.begin();
        stock.set(ARTICLE, 2);
        stock.put(ARTICLE, 2);
        transactions.end(Status.STATUS_ROLLEDBACK);
        assertThat(pieces()).isEqualTo(1);
    }

    @Test
    void keyIsForgottenWhenTheOutcomeIsUnknown() {
        transactions.begin();
        stock.set(ARTICLE, 2);
        transactions.end(Status.STATUS_UNKNOWN);
        assertThat(pieces()).isEqualTo(2);
        transactions.begin();
        stock.put(ARTICLE, 3);
        stock.newLoads();
        transactions.end(Status.STATUS_UNKNOWN);
        assertThat(pieces()).isEqualTo(3);
        assertThat(stock.newLoads()).isEqualTo(1);
    }

    @Test
    void methodsOwnTransactionDecides() {
        assertThatThrownBy(() -> stock.setOrFail(ARTICLE, 2, true)).hasMessage("as asked for");
        stock.newLoads();
        assertThat(pieces()).isEqualTo(1);
        assertThat(stock.newLoads()).isEqualTo(0);
        stock.setOrFail(ARTICLE, 2, false);
        assertThat(pieces()).isEqualTo(2);
    }

    @Test
    void nothingComesOfADoomedTransaction() {
        transactions.begin();
        transactions.setRollbackOnly();
        stock.put(ARTICLE, 2);
        stock.newLoads();
        assertThat(elsewhere()).isEqualTo(1);
        assertThat(stock.newLoads()).isEqualTo(0);
        transactions.end(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void cachedMethodThatBeginsItsTransactionStoresAndOneThatJoinsDoesNot() {
        transactions.begin();
        stock.checkedPieces(ARTICLE);
        transactions.commit();
        stock.newLoads();
        stock.checkedPieces(ARTICLE);
        stock.checkedPieces(ARTICLE);
        assertThat(stock.newLoads()).isEqualTo(1);
    }
}
