package dev.larder.internal.codec.jackson;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdValueInstantiator;

import dev.larder.internal.codec.RecordAccess;

/** Makes records of what was read. */
final class RecordMaker extends StdValueInstantiator {

    private static final long serialVersionUID = 1L;

    private final transient RecordAccess access;

    RecordMaker(StdValueInstantiator standard, RecordAccess access) {
        super(standard);
        this.access = access;
    }

    @Override
    public Object createFromObjectWith(DeserializationContext context, @Nullable Object[] components)
            throws IOException {
        try {
            return access.make(components);
        } catch (Throwable refused) {
            return context.handleInstantiationProblem(getValueClass(), components,
                    rewrapCtorProblem(context, refused));
        }
    }
}
