package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.larder.Key;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.KeyPrefix;
import dev.larder.internal.key.KeyWriters;
import dev.larder.internal.shape.TypeShape;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.WithNull;

/** {@link Key} and the compiled template write the same text for the same value. */
class KeyAgreementTest {

    private static final TypeShape STRING = TypeShape.of("java.lang.String");

    @Property
    void texts(@ForAll @WithNull(0.1) @Nullable String value) {
        assertAgreement(STRING, value);
        assertAgreement(TypeShape.of("java.lang.CharSequence"), value);
    }

    @Property
    void lists(@ForAll List<@WithNull(0.1) String> values) {
        assertAgreement(new TypeShape.Named("java.util.List", List.of(STRING)), values);
        assertAgreement(new TypeShape.Array(STRING), values.toArray(String[]::new));
    }

    @Property
    void nestedOptionals(@ForAll Optional<List<Optional<String>>> value) {
        TypeShape optional = new TypeShape.Named("java.util.Optional", List.of(STRING));
        TypeShape list = new TypeShape.Named("java.util.List", List.of(optional));
        assertAgreement(new TypeShape.Named("java.util.Optional", List.of(list)), value);
    }

    @Property
    void numbers(@ForAll long number, @ForAll double fraction, @ForAll BigDecimal big, @ForAll boolean flag,
            @ForAll char letter, @ForAll byte[] bytes) {
        assertAgreement(new TypeShape.Primitive("long"), number);
        assertAgreement(new TypeShape.Primitive("double"), fraction);
        assertAgreement(TypeShape.of("java.math.BigDecimal"), big);
        assertAgreement(new TypeShape.Primitive("boolean"), flag);
        assertAgreement(new TypeShape.Primitive("char"), letter);
        assertAgreement(new TypeShape.Array(new TypeShape.Primitive("byte")), bytes);
    }

    @Test
    void theOtherTypes() {
        List<Object> values = List.of(new UUID(1, 2), Instant.EPOCH, LocalDate.EPOCH, Duration.ofMillis(5),
                TimeUnit.DAYS,
                URI.create("http://a/b?c=d"), Locale.GERMANY, OptionalInt.of(3), OptionalInt.empty());
        values.forEach(value -> assertAgreement(TypeShape.of(value.getClass().getName()), value));
        assertAgreement(TypeShape.of("java.time.ZoneId"), ZoneId.of("Europe/Berlin"));
        assertAgreement(new TypeShape.Named("java.util.SortedSet", List.of(STRING)), new TreeSet<>(List.of("b", "a")));
    }

    private static void assertAgreement(TypeShape declared, @Nullable Object value) {
        List<KeyPart> parts = List.of(new KeyPart.Literal("x:"), new KeyPart.Argument(0, List.of(),
                new KeyFormats(PlanReports.CATALOG).choose(declared).orElseThrow()));
        KeyPrefix prefix = KeyPrefix.of("p");
        String compiled = KeyWriters.compile(prefix, parts, property -> object -> object, type -> {
            throw new AssertionError(type);
        }, name -> () -> name).write(new Object[] { value });
        assertThat(prefix.whole(Key.of("x:{0}", new Object[] { value }).toString()))
                .isEqualTo(compiled);
    }
}
