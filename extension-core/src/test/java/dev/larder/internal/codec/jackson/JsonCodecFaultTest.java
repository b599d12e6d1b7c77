package dev.larder.internal.codec.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.ValueCodec;
import dev.larder.internal.codec.jackson.Shop.GoldAccount;
import dev.larder.internal.codec.jackson.Shop.Node;
import dev.larder.internal.codec.jackson.Shop.Page;
import dev.larder.internal.codec.jackson.Shop.Product;
import dev.larder.internal.codec.jackson.Shop.Ring;
import dev.larder.internal.codec.jackson.Shop.Throwing;

class JsonCodecFaultTest {

    private static final String SHOP = "dev.larder.internal.codec.jackson.Shop$";

    private final JacksonCodecs codecs = codecs(CodecLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "null", "{", "[]", "5", "\"x\"", "{\"id\":\"secret\"}", "{\"id\":null}",
            "{\"id\":1} {}", "{\"id\":1}x", "{\"price\":\"secret\"}", "{\"size\":\"SECRET\"}", "{\"size\":1}" })
    void whatIsNoValueOfTheTypeIsRefusedWithoutAWordOfIt(String json) {
        assertThatThrownBy(() -> codecs.of(SHOP + "Product").decode(json.getBytes(UTF_8)))
                .isInstanceOf(CodecException.class)
                .hasMessageNotContainingAny("secret", "SECRET")
                .hasNoCause();
    }

    @Test
    void theMessageNamesTheMemberThatCouldNotBeRead() {
        assertThatThrownBy(() -> codecs.of("java.util.Map<java.lang.String, " + SHOP + "Product>")
                .decode("{\"secret\":{\"id\":1,\"price\":\"secret\"}}".getBytes(UTF_8)))
                .hasMessage("a value of java.util.Map<java.lang.String, " + SHOP + "Product> cannot be read"
                        + " (InvalidFormatException at LinkedHashMap[] / Product.price)");
    }

    @ParameterizedTest
    @ValueSource(strings = { "[", "{\"next\":", "{\"unknown\":[" })
    void nestingWithoutEndIsRefused(String step) {
        byte[] bytes = step.repeat(100_000).getBytes(UTF_8);

        assertThatThrownBy(() -> codecs.of(SHOP + "Node").decode(bytes)).isInstanceOf(CodecException.class);
    }

    @Test
    void aValueNestedDeeperThanTheLimitIsNotWritten() throws CodecException {
        ValueCodec codec = codecs(new CodecLimits(1 << 20, 10)).of(SHOP + "Node");

        assertThat(codec.decode(codec.encode(chain(10)))).isEqualTo(chain(10));
        assertThatThrownBy(() -> codec.encode(chain(11))).isInstanceOf(CodecException.class);
    }

    @Test
    void aPayloadAboveTheLimitIsRefusedUnread() {
        ValueCodec codec = codecs(new CodecLimits(10, 10)).of("java.util.List<java.lang.String>");

        assertThatThrownBy(() -> codec.decode("[\"12345678\"]".getBytes(UTF_8)))
                .hasMessage("the value has 12 bytes; at most 10 are allowed");
    }

    @ParameterizedTest
    @ValueSource(ints = { 7, 100_000 })
    void aValueAboveTheLimitIsNotWritten(int length) throws CodecException {
        ValueCodec codec = codecs(new CodecLimits(10, 10)).of("java.util.List<java.lang.String>");

        assertThat(codec.encode(List.of("123456"))).hasSize(10);
        assertThatThrownBy(() -> codec.encode(List.of("x".repeat(length))))
                .hasMessage("the value has more than 10 bytes");
    }

    @Test
    void bytesAndTextsAboveTheLimitAreNeitherWrittenNorRead() {
        CodecLimits limits = new CodecLimits(3, 1);
        ValueCodec bytes = codecs(limits).of("byte[]");
        ValueCodec text = codecs(limits).of("java.lang.String");

        String refused = "the value has 4 bytes; at most 3 are allowed";
        assertThatThrownBy(() -> bytes.encode(new byte[4])).hasMessage(refused);
        assertThatThrownBy(() -> bytes.decode(new byte[4])).hasMessage(refused);
        assertThatThrownBy(() -> text.encode("\u00e9\u00e9")).hasMessage(refused);
        assertThatThrownBy(() -> text.decode(new byte[4])).hasMessage(refused);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\ud83d", "\ud83dx", "\ude00" })
    void halfASurrogatePairIsKeptInJsonAndRefusedAsText(String half) throws CodecException {
        ValueCodec json = codecs.of("java.util.List<java.lang.String>");

        assertThat(json.decode(json.encode(List.of(half)))).isEqualTo(List.of(half));
        assertThatThrownBy(() -> codecs.of("java.lang.String").encode(half))
                .hasMessage("the text has half a surrogate pair");
    }

    @Test
    void bytesThatAreNoUtf8AreNoText() {
        assertThatThrownBy(() -> codecs.of("java.lang.String").decode(new byte[] { (byte) 0xC3 }))
                .hasMessage("the payload is not UTF-8");
    }

    @Test
    void aCycleIsNotWritten() {
        Ring ring = new Ring();
        Ring second = new Ring();
        ring.next = List.of(second);
        second.next = List.of(ring);

        assertThatThrownBy(() -> codecs.of(SHOP + "Ring").encode(ring)).isInstanceOf(CodecException.class);
    }

    @Test
    void anExceptionOfTheValuesOwnCodeIsNamedButNotQuoted() {
        assertThatThrownBy(() -> codecs.of("java.util.List<" + SHOP + "Throwing>").encode(List.of(new Throwing())))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("4711")
                .hasNoCause();
    }

    @Test
    void anUndeclaredSubclassIsNotWritten() {
        String name = SHOP + "Account";
        assertThatThrownBy(() -> codecs.of("java.util.List<" + name + ">")
                .encode(new ArrayList<>(List.of(new GoldAccount()))))
                .hasMessage(
                        "a value of java.util.List<" + name + "> cannot be written (UndeclaredClassException: the type"
                                + " does not declare " + SHOP + "GoldAccount at ArrayList[])");
        assertThatThrownBy(() -> codecs.of(SHOP + "Page<" + name + ">")
                .encode(new Page<>(List.of(new GoldAccount()), 1, Map.of())))
                .hasMessageContaining("does not declare " + SHOP + "GoldAccount at Page.rows");
        assertThatThrownBy(() -> codecs.of(name).encode(new GoldAccount()))
                .hasMessage(
                        "a value of " + name + " cannot be written: the type does not declare " + SHOP + "GoldAccount");
    }

    @Test
    void aValueOfAnotherTypeIsNotWritten() {
        assertThatThrownBy(() -> codecs.of(SHOP + "Product").encode("text")).hasMessage("a value of " + SHOP
                + "Product cannot be written: the type does not declare java.lang.String");
        assertThatThrownBy(() -> codecs.of("java.util.List<java.lang.Long>").encode(1L))
                .isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> codecs.of("byte[]").encode("text")).hasMessage("not a byte[] but java.lang.String");
        assertThatThrownBy(() -> codecs.of("java.lang.String").encode(1)).hasMessage(
                "not a String but java.lang.Integer");
    }

    @ParameterizedTest
    @ValueSource(strings = { "[\"java.lang.ProcessBuilder\",{}]", "{\"kind\":\"java.lang.ProcessBuilder\"}",
            "{\"@class\":\"java.lang.ProcessBuilder\"}", "{\"kind\":\"gold\"}", "{}" })
    void bytesChooseNoClass(String json) {
        assertThatThrownBy(() -> codecs.of(SHOP + "Payment").decode(json.getBytes(UTF_8)))
                .isInstanceOf(CodecException.class);
        assertThatThrownBy(
                () -> codecs.of("java.util.List<" + SHOP + "Payment>").decode(("[" + json + "]").getBytes(UTF_8)))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void aMissingMemberOfAnotherVersionDoesNotThrowAnythingElse() throws CodecException {
        Object product = codecs.of(SHOP + "Product").decode("{\"id\":1,\"price\":2,\"more\":[{}]}".getBytes(UTF_8));

        assertThat(product).isInstanceOfSatisfying(Product.class, found -> {
            assertThat(found.price()).isEqualTo(new BigDecimal("2"));
            assertThat(found.note()).isEqualTo(Optional.empty());
        });
    }

    @Test
    void aNullKeyIsNotWritten() {
        Map<String, Integer> map = new HashMap<>();
        map.put(null, 1);

        assertThatThrownBy(() -> codecs.of("java.util.Map<java.lang.String, java.lang.Integer>").encode(map))
                .isInstanceOf(CodecException.class);
    }

    private static Node chain(int length) {
        Node node = new Node(0, null);
        for (int i = 1; i < length; i++) {
            node = new Node(i, node);
        }
        return node;
    }

    private static JacksonCodecs codecs(CodecLimits limits) {
        return new JacksonCodecs(JsonCodecFaultTest.class.getClassLoader(), limits);
    }
}
