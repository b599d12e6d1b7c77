package dev.larder.internal.deferral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;

import dev.larder.internal.deferral.RecordedCall.Argument;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RecordedCallTest {

    @Provide
    Arbitrary<RecordedCall> calls() {
        Arbitrary<String> texts = Arbitraries.strings().all().ofMaxLength(20);
        Arbitrary<byte[]> values = Arbitraries.bytes().array(byte[].class).ofMaxSize(40).injectNull(0.2);
        Arbitrary<Argument> arguments = Combinators.combine(texts, Arbitraries.longs(), values).as(Argument::new);
        return Combinators.combine(texts, arguments.list().ofMaxSize(5)).as(RecordedCall::new);
    }

    @Property
    void callComesBackAsItWasRecorded(@ForAll("calls") RecordedCall call) {
        assertThat(RecordedCall.decode(call.encode())).hasValueSatisfying(found -> assertSame(found, call));
    }

    private static void assertSame(RecordedCall found, RecordedCall call) {
        assertThat(found.method()).isEqualTo(call.method());
        assertThat(found.arguments()).hasSameSizeAs(call.arguments());
        for (int i = 0; i < call.arguments().size(); i++) {
            Argument one = found.arguments().get(i);
            Argument other = call.arguments().get(i);
            assertThat(one.name()).isEqualTo(other.name());
            assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
            assertThat(one.value()).isEqualTo(other.value());
        }
    }

    @Property
    void whatIsCutOffIsNoCall(@ForAll("calls") RecordedCall call, @ForAll @IntRange(max = 1_000) int cut) {
        byte[] whole = call.encode();
        assertThat(RecordedCall.decode(Arrays.copyOf(whole, cut % whole.length))).isEmpty();
        assertThat(RecordedCall.decode(Arrays.copyOf(whole, whole.length + 1))).isEmpty();
    }

    @Property
    void damagedCallIsAnotherOrNoneAndNeverAnException(@ForAll("calls") RecordedCall call, @ForAll int where,
            @ForAll byte other) {
        byte[] damaged = call.encode();
        damaged[Math.floorMod(where, damaged.length)] ^= other;
        assertThatCode(() -> RecordedCall.decode(damaged)).doesNotThrowAnyException();
        assertThatCode(() -> Letter.method(damaged)).doesNotThrowAnyException();
    }

    @Property
    void anyBytesAreACallOrNone(@ForAll byte[] bytes) {
        assertThatCode(() -> RecordedCall.decode(bytes)).doesNotThrowAnyException();
    }

    @Example
    void anotherFormatIsNotRead() {
        byte[] bytes = new RecordedCall("shop.Views.add()", List.of()).encode();
        assertThat(RecordedCall.decode(bytes)).isPresent();
        bytes[0]++;
        assertThat(RecordedCall.decode(bytes)).isEmpty();
        assertThat(Letter.method(bytes)).contains("format");
        assertThat(Letter.method(new RecordedCall("m()", List.of()).encode())).isEqualTo("m()");
    }
}
