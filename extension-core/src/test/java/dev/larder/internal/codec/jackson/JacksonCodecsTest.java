package dev.larder.internal.codec.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.ValueCodec;
import dev.larder.internal.codec.jackson.Shop.Account;
import dev.larder.internal.codec.jackson.Shop.Card;
import dev.larder.internal.codec.jackson.Shop.Cash;
import dev.larder.internal.codec.jackson.Shop.Figure;
import dev.larder.internal.codec.jackson.Shop.Node;
import dev.larder.internal.codec.jackson.Shop.Numbers;
import dev.larder.internal.codec.jackson.Shop.Order;
import dev.larder.internal.codec.jackson.Shop.Page;
import dev.larder.internal.codec.jackson.Shop.Product;
import dev.larder.internal.codec.jackson.Shop.Seen;
import dev.larder.internal.codec.jackson.Shop.Size;
import dev.larder.internal.codec.jackson.Shop.Sku;

@SuppressWarnings({ "JavaUtilDate", "DefaultCharset" }) // types that applications still cache
class JacksonCodecsTest {

    private static final String SHOP = "dev.larder.internal.codec.jackson.Shop$";
    private static final Product KETTLE = new Product(7, "Kettle \u00e9\ud83d\ude00", new BigDecimal("12.50"),
            Optional.of("x"), Size.LARGE);
    private static final Product CUP = new Product(-1, "", new BigDecimal("1E+3"), Optional.empty(), null);

    private final JacksonCodecs codecs = new JacksonCodecs(JacksonCodecsTest.class.getClassLoader(),
            CodecLimits.DEFAULT);

    @ParameterizedTest
    @MethodSource({ "ownTypes", "platformTypes" })
    void aValueComesBackEqual(String type, Object value) throws CodecException {
        ValueCodec codec = codecs.of(type);

        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
    }

    static Stream<Arguments> ownTypes() {
        return Stream.of(
                Arguments.of(SHOP + "Product", KETTLE),
                Arguments.of("java.util.List<" + SHOP + "Product>", List.of(KETTLE, CUP)),
                Arguments.of("java.util.List<? extends " + SHOP + "Product>", Arrays.asList(KETTLE, null)),
                Arguments.of("java.util.Map<java.lang.String, java.util.List<" + SHOP + "Product>>",
                        Map.of("a", List.of(KETTLE), "", List.of())),
                Arguments.of(SHOP + "Page<" + SHOP + "Product>",
                        new Page<>(List.of(KETTLE), 3, Map.of("k", List.of(CUP)))),
                Arguments.of(SHOP + "Page<" + SHOP + "Page<java.lang.Long>>",
                        new Page<>(List.of(new Page<>(List.of(5L), 1, Map.of())), 1, Map.of())),
                Arguments.of(SHOP + "Product[]", new Product[] { KETTLE, CUP }),
                Arguments.of(SHOP + "Numbers",
                        new Numbers((byte) -128, (short) 9, 1 << 30, Long.MIN_VALUE, 0.1f, Double.MIN_VALUE, '\0', true,
                                BigInteger.TEN.pow(90), OptionalInt.empty())),
                Arguments.of(SHOP + "Numbers",
                        new Numbers((byte) 0, (short) 0, 0, 0, Float.NaN, Double.NEGATIVE_INFINITY, '"', false,
                                BigInteger.ZERO, OptionalInt.of(3))),
                Arguments.of(SHOP + "Node", new Node(1, new Node(2, null))),
                Arguments.of(SHOP + "Payment", new Card("1")),
                Arguments.of("java.util.List<" + SHOP + "Payment>", List.of(new Card("1"), new Cash(2))),
                Arguments.of("java.util.Map<java.lang.String, " + SHOP + "Payment>", Map.of("p", new Cash(2))),
                Arguments.of(SHOP + "Figure", new Figure.Circle(-0.0)),
                Arguments.of(SHOP + "Order",
                        new Order(List.of(new Card("1"), new Cash(2)), Map.of(Size.LARGE, new Figure.Square(2)))),
                Arguments.of("java.util.Map<" + SHOP + "Sku, java.lang.Integer>", Map.of(new Sku("a:b"), 1)),
                Arguments.of(SHOP + "Sku", new Sku("a")),
                Arguments.of(SHOP + "Account", new Account("Ann", 3)),
                Arguments.of(SHOP + "Size", Size.LARGE),
                Arguments.of("java.util.EnumMap<" + SHOP + "Size, java.lang.Integer>",
                        new EnumMap<>(Map.of(Size.LARGE, 1))),
                Arguments.of(SHOP + "Seen",
                        new Seen(Instant.ofEpochSecond(1, 999_999_999),
                                ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 1, ZoneId.of("Europe/Berlin"))
                                        .withLaterOffsetAtOverlap())));
    }

    @SuppressWarnings("JavaUtilDate") // applications still have it
    static Stream<Arguments> platformTypes() {
        return Stream.of(
                Arguments.of("byte[]", new byte[] { 0, -1 }),
                Arguments.of("int[]", new int[] { 1, -2 }),
                Arguments.of("double[][]", new double[][] { { Double.NaN }, {} }),
                Arguments.of("java.util.List<byte[]>", List.of()),
                Arguments.of("java.lang.String", "gr\u00fcn \ufffd \ud83d\ude00"),
                Arguments.of("java.lang.Integer", 5),
                Arguments.of("java.lang.Long", Long.MAX_VALUE),
                Arguments.of("java.lang.Double", Double.NaN),
                Arguments.of("java.lang.Boolean", false),
                Arguments.of("java.lang.Character", 'x'),
                Arguments.of("java.math.BigDecimal", new BigDecimal("1.00")),
                Arguments.of("java.util.UUID", new UUID(1, -1)),
                Arguments.of("java.util.Set<java.lang.Long>", new LinkedHashSet<>(List.of(9L, 1L))),
                Arguments.of("java.util.SortedMap<java.lang.Integer, java.lang.Float>", new TreeMap<>(Map.of(1, 1f))),
                Arguments.of("java.util.Map<java.util.UUID, java.lang.Boolean>", Map.of(new UUID(0, 0), true)),
                Arguments.of("java.util.Map<java.time.LocalDate, java.lang.Short>",
                        Map.of(LocalDate.EPOCH, (short) 1)),
                Arguments.of("java.util.List<java.util.Optional<java.lang.Integer>>",
                        List.of(Optional.of(1), Optional.empty())),
                Arguments.of("java.util.Map$Entry<java.lang.String, java.lang.Long>", Map.entry("a", 1L)),
                Arguments.of("java.time.Instant", Instant.MAX),
                Arguments.of("java.time.LocalDate", LocalDate.of(-5, 1, 1)),
                Arguments.of("java.time.LocalTime", LocalTime.of(1, 2, 3, 4)),
                Arguments.of("java.time.LocalDateTime", LocalDateTime.of(2026, 1, 2, 3, 4)),
                Arguments.of("java.time.OffsetDateTime", OffsetDateTime.parse("2026-01-02T03:04:05+05:45")),
                Arguments.of("java.time.ZonedDateTime",
                        ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneId.of("UTC"))),
                Arguments.of("java.time.Duration", Duration.ofNanos(-1)),
                Arguments.of("java.time.Period", Period.ofMonths(3)),
                Arguments.of("java.time.Year", Year.of(2026)),
                Arguments.of("java.time.Month", Month.MAY),
                Arguments.of("java.time.ZoneId", ZoneId.of("Asia/Kathmandu")),
                Arguments.of("java.util.Date", new Date(1_234_567_890_123L)),
                Arguments.of("java.util.Locale", Locale.CANADA_FRENCH),
                Arguments.of("java.net.URI", URI.create("a:b?c")));
    }

    @Test
    void aSetComesBackInTheOrderOfItsElements() throws CodecException {
        ValueCodec codec = codecs.of("java.util.Set<java.lang.String>");
        Set<String> set = new LinkedHashSet<>(List.of("zebra", "ant", "bee"));

        assertThat(new ArrayList<>((Set<?>) codec.decode(codec.encode(set)))).isEqualTo(List.of("zebra", "ant", "bee"));
    }

    @Test
    void eachKindOfPayloadHasAnIdOfItsOwn() {
        assertThat(codecs.of("java.lang.Integer").id()).isEqualTo((byte) 1);
        assertThat(codecs.of("byte[]").id()).isEqualTo((byte) 2);
        assertThat(codecs.of("java.lang.String").id()).isEqualTo((byte) 3);
    }

    @Test
    void derivedGettersAreNotStored() throws CodecException {
        assertThat(new String(codecs.of(SHOP + "Product").encode(CUP), UTF_8))
                .isEqualTo("{\"id\":-1,\"name\":\"\",\"price\":1E+3,\"note\":null,\"size\":null}");
    }
}
