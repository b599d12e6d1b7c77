package dev.larder.internal.engine;

import static dev.larder.internal.engine.CopyBench.change;
import static dev.larder.internal.engine.CopyBench.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.larder.Tier;
import dev.larder.internal.codec.BytesCodec;
import dev.larder.internal.codec.CodecException;
import dev.larder.internal.codec.CodecLimits;

/** With local-copy memory does not share what is written either. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalCopyWriteTest {

    private CopyBench lists = new CopyBench(new PolicyDraft().localCopy());

    private void under(PolicyDraft policy) {
        lists = new CopyBench(policy);
    }

    private void put(List<String> value) {
        WriteThrough write = WriteThrough.begin(lists.bench.engine, lists.bench.method, EngineBench.KEY, Tags.NONE,
                true);
        assertThat(write.ready()).isDone();
        assertThat(write.written(value)).isDone();
    }

    private Optional<TakenWrite.Entry> take(List<String> value) {
        TakenWrite write = TakenWrite.begin(lists.bench.engine, lists.bench.method, EngineBench.KEY);
        Optional<TakenWrite.Entry> entry = write.entry(value, Tags.NONE, Optional.empty());
        write.taken();
        return entry;
    }

    @ParameterizedTest
    @EnumSource(names = { "BOTH", "LOCAL" })
    void memoryDoesNotShareWhatWasPut(Tier tier) {
        under(new PolicyDraft().tier(tier).localCopy());
        List<String> value = lines("a");
        put(value);
        change(value);
        lists.holds("a");
    }

    @ParameterizedTest
    @EnumSource(names = { "BOTH", "LOCAL" })
    void memoryDoesNotShareWhatIsWrittenBehind(Tier tier) {
        under(new PolicyDraft().tier(tier).localCopy());
        List<String> value = lines("a");
        assertThat(take(value).isPresent()).isEqualTo(tier == Tier.BOTH);
        change(value);
        lists.holds("a");
    }

    @ParameterizedTest
    @EnumSource(names = { "BOTH", "LOCAL" })
    void withoutItMemorySharesWhatIsWritten(Tier tier) {
        under(new PolicyDraft().tier(tier));
        List<String> put = lines("a");
        put(put);
        assertThat(lists.bench.engine.peek(lists.bench.method, EngineBench.KEY).value()).isSameAs(put);
        List<String> taken = lines("b");
        take(taken);
        assertThat(lists.bench.engine.peek(lists.bench.method, EngineBench.KEY).value()).isSameAs(taken);
    }

    @ParameterizedTest
    @EnumSource(names = { "BOTH", "LOCAL" })
    void whatCannotBeEncodedIsForgottenWhenItIsWritten(Tier tier) {
        under(new PolicyDraft().tier(tier).localCopy());
        lists.loaded("a");
        lists.codec.unwritable = new CodecException("refused");
        put(lines("b"));
        lists.holdsNothing();
        lists.codec.unwritable = null;
        lists.loaded("c");
        lists.codec.unwritable = new IllegalStateException("broken");
        assertThat(take(lines("d"))).isEmpty();
        lists.holdsNothing();
    }

    @Test
    void bytesAreCopiedThoughTheirCodecHandsThemOn() throws Exception {
        BytesCodec codec = new BytesCodec(CodecLimits.DEFAULT);
        byte[] given = { 1 };
        Encoded encoded = Encoded.of(codec, given);
        given[0] = 9;
        byte[] one = (byte[]) encoded.copy(codec);
        assertThat(one).containsExactly(1);
        one[0] = 9;
        assertThat((byte[]) encoded.copy(codec)).containsExactly(1);
    }
}
