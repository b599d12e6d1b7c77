package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Product;
import dev.larder.spi.Source;

/** How long entries live, and where. */
class PolicyContract extends Topic {

    private final Counted<Product> loader = Counted.of(() -> Product.named("1"));

    PolicyContract(Container container) {
        super(container);
    }

    private long storedFor(String key) {
        awaitStored(key);
        return redis.millisLeft(key);
    }

    @Test
    void entryExpiresInRedisWithItsTtl() throws Exception {
        plain.even("1", loader);
        assertThat(storedFor("contract:even:1")).isBetween(80_000L, 90_000L);
    }

    @Test
    void jitterDrawsEachTtlWithinItsBounds() throws Exception {
        for (int i = 0; i < 8; i++) {
            plain.uneven("u" + i, loader);
        }
        long distinct = 0;
        long last = -1;
        for (int i = 0; i < 8; i++) {
            long left = storedFor("contract:uneven:u" + i);
            assertThat(left).isBetween(40_000L, 150_000L);
            distinct += Math.abs(left - last) > 100 ? 1 : 0;
            last = left;
        }
        assertThat(distinct).as("ttls that differ").isGreaterThan(4);
    }

    @Test
    void absentValueHasItsOwnTtl() throws Exception {
        plain.optional("1", Optional::empty);
        assertThat(storedFor("contract:optional:1")).isBetween(10_000L, 22_000L);
    }

    @Test
    void negativeTtlOfZeroRemembersNoAbsence() throws Exception {
        Counted<Product> nothing = Counted.of(() -> null);
        assertThat(plain.forgetful("1", nothing)).isNull();
        assertThat(plain.forgetful("1", nothing)).isNull();
        assertThat(nothing.runs()).isEqualTo(2);
        assertThat(settledKeys()).isEmpty();
        plain.forgetful("1", loader);
        plain.forgetful("1", loader);
        assertThat(loader.runs()).isEqualTo(1);
    }

    @Test
    void configurationFillsExpressions() throws Exception {
        plain.expression("1", loader);
        assertThat(storedFor("contract:expression:1")).isBetween(170_000L, 180_000L);
    }

    @Test
    void configurationOfACacheWinsOverItsAnnotation() throws Exception {
        plain.configured("1", loader);
        assertThat(storedFor("contract:configured:1")).isBetween(400_000L, 420_000L);
    }

    @Test
    void expiredEntryIsLoadedAgain() throws Exception {
        plain.brief("1", loader);
        assertThat(plain.brief("1", loader)).isEqualTo(Product.named("1"));
        Fixture.soon().until(() -> !redis.holds("contract:brief:1"));
        Fixture.soon().until(() -> {
            plain.brief("1", loader);
            return loader.runs() >= 2;
        });
    }

    @Test
    void localEntriesAreNeverEncodedNorSent() throws Exception {
        Object unwritable = new Object();
        assertThat(plain.local("1", () -> unwritable)).isSameAs(unwritable);
        assertThat(plain.local("1", Object::new)).isSameAs(unwritable);
        assertThat(settledKeys()).isEmpty();
        assertThat(sources("local")).containsExactly(Source.METHOD, Source.MEMORY);
    }

    @Test
    void remoteEntriesAreReadFromRedisEachTime() throws Exception {
        plain.remote("1", loader);
        awaitStored("contract:remote:1");
        var before = redis.calls();
        assertThat(plain.remote("1", loader)).isEqualTo(Product.named("1"));
        assertThat(redis.callsSince(before)).isEqualTo(ONE_GET);
        server.command("DEL", "contract:remote:1");
        plain.remote("1", loader);
        assertThat(loader.runs()).isEqualTo(2);
        assertThat(sources("remote")).containsExactly(Source.METHOD, Source.REDIS, Source.METHOD);
    }

    @Test
    void cacheThatIsOffGoesStraightToTheMethod() throws Exception {
        var before = redis.calls();
        plain.off("1", loader);
        plain.off("1", loader);
        assertThat(loader.runs()).isEqualTo(2);
        assertThat(redis.callsSince(before)).isEmpty();
        assertThat(sources("off")).isEmpty();
    }
}
