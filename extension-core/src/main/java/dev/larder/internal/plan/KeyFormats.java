package dev.larder.internal.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.larder.internal.key.KeyTypes;
import dev.larder.internal.key.ValueFormat;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/**
 * Chooses how values of a declared type are written. The platform's types come first, so that {@link dev.larder.Key}
 * agrees; then enumerations; then a {@code KeyFormat} of the type or its nearest supertype that has one; then texts and
 * sequences with an order of their own. A {@code Set} or {@code Collection} has none that two processes would share.
 */
final class KeyFormats {

    private static final List<String> SEQUENCES = List.of("java.util.List", "java.util.SortedSet", "java.util.EnumSet");

    private final TypeCatalog catalog;

    KeyFormats(TypeCatalog catalog) {
        this.catalog = catalog;
    }

    /** Absent if keys cannot hold the type. */
    Optional<ValueFormat> choose(TypeShape declared) {
        TypeShape type = PropertyResolver.bound(declared);
        if (type instanceof TypeShape.Array array) {
            return choose(array.component()).map(ValueFormat.SequenceOf::new);
        }
        Optional<ValueFormat> known = KeyTypes.format(type.erasure());
        return known.isPresent() || !(type instanceof TypeShape.Named named) ? known : chooseNamed(named);
    }

    private Optional<ValueFormat> chooseNamed(TypeShape.Named type) {
        if (type.name().equals("java.util.Optional")) {
            return type.arguments().stream().findFirst().flatMap(this::choose).map(ValueFormat.OptionalOf::new);
        }
        Hierarchy hierarchy = Hierarchy.of(type, catalog);
        if (hierarchy.isA("java.lang.Enum")) {
            return Optional.of(new ValueFormat.EnumName());
        }
        Optional<ValueFormat> custom = Stream
                .concat(Stream.of(type.name()), hierarchy.levels().stream().map(level -> level.shape().name()))
                .filter(catalog::hasKeyFormat).findFirst().map(ValueFormat.Custom::new);
        if (custom.isPresent()) {
            return custom;
        }
        if (hierarchy.isA("java.lang.CharSequence")) {
            return Optional.of(new ValueFormat.Text());
        }
        return SEQUENCES.stream().filter(hierarchy::isA).findFirst()
                .flatMap(name -> Optional.ofNullable(hierarchy.variablesOf(name).get("E"))).flatMap(this::choose)
                .map(ValueFormat.SequenceOf::new);
    }
}
