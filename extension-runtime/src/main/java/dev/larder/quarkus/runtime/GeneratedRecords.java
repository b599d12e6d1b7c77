package dev.larder.quarkus.runtime;

import java.util.Map;
import java.util.Optional;

import dev.larder.internal.codec.RecordAccess;
import dev.larder.internal.codec.Records;

/** Records read and made by the classes that the build has generated for them. */
final class GeneratedRecords implements Records {

    private final Map<String, String> classByRecord;
    private final ClassLoader loader;

    GeneratedRecords(Map<String, String> classByRecord, ClassLoader loader) {
        this.classByRecord = Map.copyOf(classByRecord);
        this.loader = loader;
    }

    @Override
    public Optional<RecordAccess> of(Class<?> type) {
        return Optional.ofNullable(classByRecord.get(type.getName()))
                .map(name -> (RecordAccess) Classes.instance(name, loader));
    }
}
