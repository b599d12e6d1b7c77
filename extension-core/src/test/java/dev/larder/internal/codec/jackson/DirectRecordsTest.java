package dev.larder.internal.codec.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.RecordAccess;
import dev.larder.internal.codec.ValueCodec;

/** The short way to records writes and reads the same bytes as Jackson's own, whatever stands on them. */
class DirectRecordsTest {

    record Plain(String text, int number, @Nullable Long absent, List<String> list, Optional<String> maybe) {
    }

    record Renamed(@JsonProperty("t") String text, @JsonFormat(pattern = "dd/MM/yyyy") LocalDate day) {
    }

    @JsonPropertyOrder({ "second", "first" })
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sparse(@Nullable String first, String second) {
    }

    record SparseList(@JsonInclude(JsonInclude.Include.NON_ABSENT) List<String> list) {
    }

    record Unwrapped(@JsonUnwrapped Inner inner, int number) {
    }

    record Inner(String text) {
    }

    record Written(@JsonSerialize(using = ToStringSerializer.class) int number) {
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Row(String text, int number) {
    }

    record Made(String text) {

        @JsonCreator
        static Made of(@JsonProperty("text") String text) {
            return new Made(text + "+");
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface Shape {
    }

    record Circle(int radius) implements Shape {
    }

    record Holder(Shape shape) {
    }

    record Positive(int number) {

        Positive {
            if (number < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    private static final AtomicInteger READ = new AtomicInteger();
    private static final AtomicInteger MADE = new AtomicInteger();

    /** As generated classes do it, by reflection that the test counts. */
    private static Optional<RecordAccess> counting(Class<?> type) {
        return Optional.of(new RecordAccess() {
            @Override
            public @Nullable Object get(Object made, int component) {
                READ.incrementAndGet();
                try {
                    return type.getRecordComponents()[component].getAccessor().invoke(made);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError("a component of " + type, e);
                }
            }

            @Override
            public Object make(@Nullable Object[] components) {
                MADE.incrementAndGet();
                try {
                    return type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                            .map(RecordComponent::getType).toArray(Class<?>[]::new)).newInstance(components);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        });
    }

    private final JacksonCodecs plain = new JacksonCodecs(getClass().getClassLoader(), CodecLimits.DEFAULT);
    private final JacksonCodecs direct = new JacksonCodecs(getClass().getClassLoader(), CodecLimits.DEFAULT,
            DirectRecordsTest::counting);

    static Stream<Object> records() {
        return Stream.of(new Plain("a", 1, null, List.of(), Optional.empty()),
                new Plain("\"", -1, 5L, List.of("x"), Optional.of("y")), new Renamed("a", LocalDate.of(2026, 1, 2)),
                new Sparse(null, "b"), new Sparse("a", "b"), new SparseList(List.of()), new SparseList(List.of("a")),
                new Unwrapped(new Inner("a"), 2), new Written(3), new Row("a", 4), new Made("a"),
                new Holder(new Circle(5)),
                new Positive(6));
    }

    @ParameterizedTest
    @MethodSource("records")
    void bytesAndValuesAreThoseOfJacksonsOwnWay(Object value) throws CodecException {
        ValueCodec one = plain.of(value.getClass().getName());
        ValueCodec other = direct.of(value.getClass().getName());
        assertThat(other.fingerprint()).isEqualTo(one.fingerprint());
        assertThat(other.encode(value)).asString(UTF_8).isEqualTo(new String(one.encode(value), UTF_8));
        assertThat(other.decode(one.encode(value))).isEqualTo(one.decode(one.encode(value)));
    }

    @Test
    void shortWayIsTaken() throws CodecException {
        int read = READ.get();
        int made = MADE.get();
        ValueCodec codec = direct.of(Plain.class.getName());
        codec.decode(codec.encode(new Plain("a", 1, null, List.of(), Optional.empty())));
        assertThat(READ.get() - read).isEqualTo(5);
        assertThat(MADE.get() - made).isEqualTo(1);
    }

    @Test
    void constructorThatRefusesIsAFaultOfTheValue() throws CodecException {
        byte[] wrong = new String(direct.of(Positive.class.getName()).encode(new Positive(1)), UTF_8).replace("1", "-1")
                .getBytes(UTF_8);
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> direct.of(Positive.class.getName()).decode(wrong));
    }
}
