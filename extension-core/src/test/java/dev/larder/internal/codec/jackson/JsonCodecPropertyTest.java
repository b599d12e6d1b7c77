package dev.larder.internal.codec.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.ValueCodec;
import dev.larder.internal.codec.jackson.Shop.Product;
import dev.larder.internal.codec.jackson.Shop.Size;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class JsonCodecPropertyTest {

    private static final String SHOP = "dev.larder.internal.codec.jackson.Shop$";
    private static final JacksonCodecs CODECS = new JacksonCodecs(JsonCodecPropertyTest.class.getClassLoader(),
            CodecLimits.DEFAULT);
    private static final ValueCodec PRODUCTS = CODECS.of("java.util.Map<java.lang.String, " + SHOP + "Product>");
    private static final List<ValueCodec> ALL = List.of(PRODUCTS, CODECS.of(SHOP + "Order"),
            CODECS.of(SHOP + "Numbers"), CODECS.of(SHOP + "Seen"), CODECS.of("java.lang.String"),
            CODECS.of("java.lang.Double"), CODECS.of("java.util.List<byte[]>"));

    @Property
    void anyProductComesBackEqual(@ForAll String key, @ForAll long id, @ForAll String name, @ForAll BigDecimal price,
            @ForAll Optional<String> note, @ForAll Size size) throws CodecException {
        Map<String, Product> value = Map.of(key, new Product(id, name, price, note, size));

        assertThat(PRODUCTS.decode(PRODUCTS.encode(value))).isEqualTo(value);
    }

    @Property
    void randomBytesGiveAValueOrACodecException(@ForAll byte[] bytes, @ForAll @IntRange(max = 6) int which) {
        decode(ALL.get(which), bytes);
    }

    @Property
    void aChangedByteGivesAValueOrACodecException(@ForAll @IntRange(max = 10_000) int at, @ForAll byte change,
            @ForAll @IntRange(max = 6) int which) {
        byte[] bytes = """
                {"a":{"id":1,"name":"x","price":1.50,"note":"n","size":"LARGE","at":"1970-01-01T00:00:01Z",\
                "payments":[{"kind":"card","number":"1"}],"figures":{"SMALL":{"@type":"Shop$Figure$Circle"}}}}"""
                .getBytes(UTF_8);
        bytes[at % bytes.length] = change;

        decode(ALL.get(which), bytes);
    }

    /** Whatever else were thrown would fail the property. */
    private static void decode(ValueCodec codec, byte[] bytes) {
        try {
            assertThat(codec.decode(bytes)).isNotNull();
        } catch (CodecException expected) {
            assertThat(expected).hasNoCause();
        }
    }
}
