package dev.larder.internal.codec.jackson;

import com.fasterxml.jackson.databind.JavaType;

/** Types in source form, for messages. */
final class TypeNames {

    private TypeNames() {
    }

    static String of(JavaType type) {
        if (type.isArrayType()) {
            return of(type.getContentType()) + "[]";
        }
        StringBuilder name = new StringBuilder(type.getRawClass().getName());
        for (int i = 0; i < type.containedTypeCount(); i++) {
            name.append(i == 0 ? "<" : ", ").append(of(type.containedType(i)));
        }
        return name.append(type.containedTypeCount() > 0 ? ">" : "").toString();
    }
}
