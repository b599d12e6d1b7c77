package dev.larder.internal.codec.jackson;

import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.DefaultSerializerProvider;

import dev.larder.internal.codec.CodecException;
import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.Fingerprint;
import dev.larder.internal.codec.ValueCodec;

/** Values of one declared type as JSON in UTF-8. */
final class JsonCodec implements ValueCodec {

    static final byte ID = 1;

    private interface Output {

        void write(OutputStream out, Object value) throws IOException;
    }

    private final JavaType type;
    private final String typeName;
    private final Shape shape;
    private final long fingerprint;
    private final JsonMapper mapper;
    private final Output output;
    private final ObjectReader reader;
    private final CodecLimits limits;

    JsonCodec(JavaType type, Shape shape, JsonMapper mapper, CodecLimits limits) {
        this.type = type;
        this.typeName = TypeNames.of(type);
        this.shape = shape;
        this.fingerprint = Fingerprint.of(shape.text());
        this.mapper = mapper;
        this.output = shape.tagged() ? mapper.writerFor(type)::writeValue : this::writeUntagged;
        this.reader = mapper.readerFor(type);
        this.limits = limits;
    }

    @Override
    public byte id() {
        return ID;
    }

    @Override
    public long fingerprint() {
        return fingerprint;
    }

    // A cause is not passed on: Jackson's messages, and those of an application's own methods, quote values.
    @Override
    public byte[] encode(Object value) throws CodecException {
        refuseUndeclared(value);
        LimitedOutput out = new LimitedOutput(limits.maxBytes());
        try {
            output.write(out, value);
        } catch (LimitedOutput.Overflow e) {
            throw new CodecException("the value has more than " + limits.maxBytes() + " bytes");
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            throw new CodecException(FailureText.of("written", typeName, e));
        }
        return out.toByteArray();
    }

    @Override
    public Object decode(byte[] payload) throws CodecException {
        limits.check(payload.length);
        Object value;
        try {
            value = reader.readValue(payload);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            throw new CodecException(FailureText.of("read", typeName, e));
        }
        if (value == null) {
            throw new CodecException("the payload is the JSON null, which no value of " + typeName + " is written as");
        }
        return value;
    }

    /** An {@code ObjectWriter} would write what a root list holds as the declared class, and not look at its own. */
    private void writeUntagged(OutputStream out, Object value) throws IOException {
        try (JsonGenerator json = mapper.createGenerator(out)) {
            ((DefaultSerializerProvider) mapper.getSerializerProviderInstance()).serializeValue(json, value, type);
        }
    }

    /** A root is written as its declared class whatever its own is. */
    private void refuseUndeclared(Object value) throws CodecException {
        Class<?> declared = type.getRawClass();
        boolean open = type.isContainerType() || type.isReferenceType() || type.isEnumType()
                || declared.getName().startsWith("java.");
        if (!open && !(declared.isInstance(value) && shape.classes().contains(value.getClass()))) {
            throw new CodecException("a value of %s cannot be written: the type does not declare %s"
                    .formatted(typeName, value.getClass().getName()));
        }
    }
}
