package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Product;

/** Redis answers with errors. */
class RefusalContract extends Topic {

    private final Counted<Product> loader = Counted.of(() -> Product.named("1"));

    RefusalContract(Container container) {
        super(container);
    }

    private void storedBefore(String id) throws Exception {
        plain.remote(id, () -> Product.named(id));
        awaitStored("contract:remote:" + id);
    }

    private void eachCallRunsTheMethodOnceAndNoneFails(Callable<Product> call, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            assertThat(call.call()).isEqualTo(Product.named("1"));
        }
        assertThat(loader.runs()).isEqualTo(times);
    }

    @Test
    void outOfMemoryStoresNothingAndStillReads() throws Exception {
        storedBefore("there");
        server.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
        server.command("CONFIG", "SET", "maxmemory", "1");
        eachCallRunsTheMethodOnceAndNoneFails(() -> plain.remote("1", loader), 100);
        assertThat(plain.remote("there", loader).id()).isEqualTo("there");
        assertThat(loader.runs()).as("what is there is still read").isEqualTo(100);
        server.command("CONFIG", "SET", "maxmemory", "0");
        heals();
    }

    @Test
    void readOnlyReplicaStoresNothingAndStillReads() throws Exception {
        storedBefore("there");
        server.command("REPLICAOF", "127.0.0.1", "1");
        eachCallRunsTheMethodOnceAndNoneFails(() -> plain.remote("1", loader), 100);
        assertThat(plain.remote("there", loader).id()).isEqualTo("there");
        server.command("REPLICAOF", "NO", "ONE");
        heals();
    }

    /** Without the breaker the server would refuse each of them. */
    @Test
    void refusedWritesAreSparedWhileReadsGoOn() throws Exception {
        server.command("CONFIG", "RESETSTAT");
        server.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
        server.command("CONFIG", "SET", "maxmemory", "1");
        eachCallRunsTheMethodOnceAndNoneFails(() -> plain.remote("1", loader), 300);
        assertThat(redis.calls().get("mget")).as("a read that went with a refused write is sent again")
                .isGreaterThanOrEqualTo(300);
        assertThat(redis.calls().get("evalsha")).as("asked for a lease, each time in vain").isBetween(1L, 150L);
    }

    @Test
    void refusedCommandsAreCountedAsFaults() throws Exception {
        long faults = cache("remote").stats().redisFaults();
        server.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
        server.command("CONFIG", "SET", "maxmemory", "1");
        plain.remote("1", loader);
        Fixture.soon().until(() -> cache("remote").stats().redisFaults() > faults);
    }

    private void heals() {
        Fixture.soon().until(() -> {
            int before = loader.runs();
            plain.remote("1", loader);
            return loader.runs() == before;
        });
    }
}
