package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Product;
import dev.larder.internal.entry.Decoded;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.EnvelopeFormat;
import dev.larder.spi.Source;
import io.smallrye.mutiny.Uni;

/** Redis holds something under the key that is no answer: the method answers, once, and the entry heals. */
class DamageContract extends Topic {

    private static final String KEY = "contract:remote:1";

    DamageContract(Container container) {
        super(container);
    }

    private void methodAnswersOnceAndTheEntryHeals() throws Exception {
        methodAnswersOnceAndTheEntryHeals(1);
    }

    private void methodAnswersOnceAndTheEntryHeals(int found) throws Exception {
        long unreadable = cache("remote").stats().unreadable();
        Counted<Product> loader = Counted.of(() -> Product.named("1"));
        assertThat(plain.remote("1", loader)).isEqualTo(Product.named("1"));
        assertThat(loader.runs()).isEqualTo(1);
        assertThat(cache("remote").stats().unreadable()).isEqualTo(unreadable + found);
        Fixture.soon().until(() -> redis.holds(KEY) && redis.type(KEY).equals("string"));
        assertThat(plain.remote("1", loader)).isEqualTo(Product.named("1"));
        assertThat(loader.runs()).as("the entry is whole again").isEqualTo(1);
        assertThat(sources("remote")).endsWith(Source.METHOD, Source.REDIS);
    }

    @Test
    void garbageIsReplaced() throws Exception {
        server.command("SET", KEY, "garbage");
        methodAnswersOnceAndTheEntryHeals();
    }

    @Test
    void emptyStringIsReplaced() throws Exception {
        server.command("SET", KEY, "");
        methodAnswersOnceAndTheEntryHeals();
    }

    @Test
    void listUnderTheKeyIsReplaced() throws Exception {
        server.command("RPUSH", KEY, "a", "b");
        methodAnswersOnceAndTheEntryHeals(0);
    }

    @Test
    void hashUnderTheKeyIsReplaced() throws Exception {
        server.command("HSET", KEY, "a", "b");
        methodAnswersOnceAndTheEntryHeals(0);
    }

    /** As a process of another version, in which the type has another shape, would have written it. */
    @Test
    void entryOfAnotherShapeIsReplaced() throws Exception {
        Envelope ours = entry();
        redis.write(KEY, EnvelopeFormat.encode(new Envelope(ours.codec(), ours.absent(), ours.keyHash(),
                ours.fingerprint() + 1, ours.createdAt(), ours.freshUntil(), ours.loadMillis(), ours.tagEpoch(),
                ours.tagReading(), ours.tags(), ours.payload())));
        methodAnswersOnceAndTheEntryHeals();
    }

    @Test
    void wholeEntryWhosePayloadIsNoValueOfTheTypeIsReplaced() throws Exception {
        Envelope ours = entry();
        redis.write(KEY, EnvelopeFormat.encode(new Envelope(ours.codec(), ours.absent(), ours.keyHash(),
                ours.fingerprint(), ours.createdAt(), ours.freshUntil(), ours.loadMillis(), ours.tagEpoch(),
                ours.tagReading(), ours.tags(), "[1, 2".getBytes(StandardCharsets.UTF_8))));
        methodAnswersOnceAndTheEntryHeals();
    }

    @Test
    void entryWhoseTimeIsOverIsLoadedAgainThoughRedisStillHoldsIt() throws Exception {
        Envelope ours = entry();
        redis.write(KEY, EnvelopeFormat.encode(new Envelope(ours.codec(), ours.absent(), ours.keyHash(),
                ours.fingerprint(), ours.createdAt() - 600_000, ours.freshUntil() - 600_000, ours.loadMillis(),
                ours.tagEpoch(), ours.tagReading(), ours.tags(), ours.payload())));
        Counted<Product> loader = Counted.of(() -> Product.named("new"));
        assertThat(plain.remote("1", loader).id()).isEqualTo("new");
        assertThat(loader.runs()).isEqualTo(1);
    }

    private Envelope entry() throws Exception {
        plain.remote("1", () -> Product.named("old"));
        awaitStored(KEY);
        Decoded decoded = EnvelopeFormat.decode(redis.bytes(KEY));
        return ((Decoded.Read) decoded).envelope();
    }

    @Test
    void entryCopiedFromAnotherKeyIsReplaced() throws Exception {
        plain.remote("2", () -> Product.named("2"));
        awaitStored("contract:remote:2");
        server.command("COPY", "contract:remote:2", KEY);
        methodAnswersOnceAndTheEntryHeals();
    }

    @Test
    void entryWithAFlippedBitAnywhereIsReplaced() throws Exception {
        plain.remote("1", () -> Product.named("1"));
        awaitStored(KEY);
        long bytes = (Long) server.command("STRLEN", KEY);
        for (long at : new long[] { 0, 1, 3, 6, 7, 10, 20, 27, 36, 42, 61, 64, 66, bytes / 2, bytes - 1 }) {
            flip(at * 8 + at % 8);
            methodAnswersOnceAndTheEntryHeals();
        }
    }

    @Test
    void entryWithBytesBehindItIsReplaced() throws Exception {
        plain.remote("1", () -> Product.named("1"));
        awaitStored(KEY);
        server.command("SETRANGE", KEY, String.valueOf(server.command("STRLEN", KEY)), "more");
        methodAnswersOnceAndTheEntryHeals();
    }

    @Test
    void damagedEntryIsNoAnswerForReactiveCallsEither() throws Exception {
        server.command("SET", "contract:uniRemote:1", "garbage");
        Counted<Uni<Product>> loader = Counted
                .of(() -> Uni.createFrom().item(Product.named("1")));
        assertThat(reactive.uniRemote("1", loader).await().indefinitely()).isEqualTo(Product.named("1"));
        Fixture.soon().until(() -> (Long) server.command("STRLEN", "contract:uniRemote:1") > 60);
        assertThat(reactive.uniRemote("1", loader).await().indefinitely()).isEqualTo(Product.named("1"));
        assertThat(loader.runs()).isEqualTo(1);
    }

    private void flip(long bit) {
        long old = (Long) server.command("GETBIT", KEY, String.valueOf(bit));
        server.command("SETBIT", KEY, String.valueOf(bit), String.valueOf(1 - old));
    }
}
