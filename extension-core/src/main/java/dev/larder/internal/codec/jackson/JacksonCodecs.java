package dev.larder.internal.codec.jackson;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.ClassUtil;

import dev.larder.internal.codec.BytesCodec;
import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.Records;
import dev.larder.internal.codec.TextCodec;
import dev.larder.internal.codec.ValueCodec;

/**
 * Makes the codec of a declared type: bytes and texts as they are, all else as JSON. What it knows of classes lives as long
 * as it does, so a live reload makes a new one.
 * <p>
 * A type is refused when its values would not come back equal: members declared as {@code Object}, {@code Number} or
 * another type that says less than its values are, abstract types without {@code @JsonTypeInfo}, type ids that are class
 * names, map keys without a text, exceptions, calendars, classes that cannot be created. A value is refused when it holds
 * an object of a class that its type does not declare, or has a cycle.
 * <p>
 * Not noticed: {@code Collection} comes back as a list, a null {@code Optional} as an empty one, a sorted collection
 * without its comparator, a {@code java.sql.Timestamp} in a {@code Date} without its nanoseconds, an undeclared subclass
 * that is declared elsewhere in the same type as that superclass. A number of more than 1000 digits is written but not
 * read again, so it is loaded each time.
 */
public final class JacksonCodecs {

    private final ClassLoader loader;
    private final CodecLimits limits;
    private final Records records;
    private final JsonMapper mapper;

    /**
     * @param loader has the classes that types name
     */
    public JacksonCodecs(ClassLoader loader, CodecLimits limits) {
        this(loader, limits, Records.NONE);
    }

    /**
     * @param loader has the classes that types name
     * @param records what can be read and made without reflection; all else is read and made with it
     */
    public JacksonCodecs(ClassLoader loader, CodecLimits limits, Records records) {
        this.records = records;
        this.loader = loader;
        this.limits = limits;
        this.mapper = JsonMappers.create(loader, limits);
    }

    /**
     * Costs milliseconds: called once per cached method, never per call.
     *
     * @param valueType in source form with binary class names, as in {@code java.util.List<shop.Order$Line>}; of a primitive
     *        type the values are boxed
     * @throws UnsupportedTypeException if it is no type, or one that cannot be stored faithfully
     */
    public ValueCodec of(String valueType) {
        JavaType declared = TypeText.parse(valueType, mapper.getTypeFactory(), loader);
        JavaType type = declared.isPrimitive()
                ? mapper.constructType(ClassUtil.wrapperType(declared.getRawClass()))
                : declared;
        if (type.hasRawClass(byte[].class)) {
            return new BytesCodec(limits);
        }
        if (type.hasRawClass(String.class)) {
            return new TextCodec(limits);
        }
        Shape shape = Shape.of(type, mapper);
        return new JsonCodec(type, shape, JsonMappers.confined(mapper, shape.classes(), records), limits);
    }
}
