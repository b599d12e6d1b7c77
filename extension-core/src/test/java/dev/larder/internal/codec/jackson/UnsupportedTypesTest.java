package dev.larder.internal.codec.jackson;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.larder.internal.codec.CodecLimits;

class UnsupportedTypesTest {

    private static final String SHOP = "dev.larder.internal.codec.jackson.Shop$";

    private final JacksonCodecs codecs = new JacksonCodecs(UnsupportedTypesTest.class.getClassLoader(),
            CodecLimits.DEFAULT);

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    @Vague|@Vague.extra cannot be stored as JSON: java.lang.Object does not say what a value is when it is read \
                    again; declare the type that it has
                    @VagueDeep|@VagueDeep.extra cannot be stored as JSON: java.lang.Number does not say what a value is when it \
                    is read again; declare the type that it has
                    java.util.List|java.util.List cannot be stored as JSON: java.lang.Object does not say what \
                    a value is when it is read again; declare the type that it has
                    java.util.List<?>|java.util.List<java.lang.Object> cannot be stored as JSON: java.lang.Object does not say \
                    what a value is when it is read again; declare the type that it has
                    java.util.List<java.lang.Enum>|java.util.List<java.lang.Enum> cannot be stored as JSON: java.lang.Enum does \
                    not say what a value is when it is read again; declare the type that it has
                    java.sql.Timestamp|java.sql.Timestamp cannot be stored as JSON: JSON holds less than all of a \
                    java.sql.Timestamp; declare a type of java.time
                    java.util.GregorianCalendar|java.util.GregorianCalendar cannot be stored as JSON: JSON holds less than all of \
                    a java.util.GregorianCalendar; declare a type of java.time
                    java.lang.RuntimeException|java.lang.RuntimeException cannot be stored as JSON: java.lang.RuntimeException is \
                    an exception, which is more than its members; declare a record
                    java.util.BitSet|java.util.BitSet cannot be stored as JSON: Jackson knows no form for java.util.BitSet, a \
                    class of the Java platform; declare a type that it knows, or a record
                    @Unmarked|@Unmarked cannot be stored as JSON: it is abstract and says not by which subtype to read it; put \
                    @JsonTypeInfo on it (and @JsonSubTypes, unless it is sealed)
                    java.util.List<@ByClassName>|java.util.List<@ByClassName> cannot be stored as JSON: its @JsonTypeInfo names \
                    classes, so that bytes could choose which class to create; use = Id.NAME
                    @HasByClassName|@Unmarked cannot be stored as JSON: its @JsonTypeInfo names classes, so that bytes could \
                    choose which class to create; use = Id.NAME
                    @NoWayIn|@NoWayIn cannot be stored as JSON: it has no constructor that can be used: one without parameters, \
                    or one with @JsonCreator, or (compiled with -parameters) a single one
                    java.util.Map<@PlainKey, java.lang.Integer>|java.util.Map<@PlainKey, java.lang.Integer> cannot be stored as \
                    JSON: keys of the type @PlainKey have no text to read them from; put @JsonValue on the member that is one, \
                    and @JsonCreator on the way back
                    """)
    void aTypeWhoseValuesWouldNotComeBackEqualIsRefused(String type, String message) {
        assertThatThrownBy(() -> codecs.of(named(type))).isInstanceOf(UnsupportedTypeException.class)
                .hasMessage(named(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''|: not a type: the end at position 0
            java.util.List<|java.util.List<: not a type: the end at position 15
            java.util.List<java.lang.Long|java.util.List<java.lang.Long: not a type: the end at position 29
            java.util.List<java.lang.Long>>|java.util.List<java.lang.Long>>: not a type: '>' at position 30
            int[|int[: not a type: the end at position 4
            shop.Gone|shop.Gone: the class shop.Gone cannot be loaded (ClassNotFoundException)
            java.util.Map<java.lang.Long>|java.util.Map<java.lang.Long>: java.util.Map has 2 type parameters, not 1
            """)
    void aTextThatIsNoTypeIsRefused(String type, String message) {
        assertThatThrownBy(() -> codecs.of(type)).isInstanceOf(UnsupportedTypeException.class).hasMessage(message);
    }

    /** {@code @Name} stands for a class of {@link Shop}; annotations stay as they are. */
    private static String named(String text) {
        return text.replaceAll("@(?!Json)", SHOP.replace("$", "\\$"));
    }
}
