package dev.larder.quarkus.deployment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.larder.internal.key.KeyPart.Property;
import io.quarkus.builder.item.SimpleBuildItem;

/** Which generated class reads which property, in the order the plans need them. */
final class PropertyReadersBuildItem extends SimpleBuildItem {

    private final Map<Property, String> classByProperty;

    PropertyReadersBuildItem(Map<Property, String> classByProperty) {
        this.classByProperty = Collections.unmodifiableMap(new LinkedHashMap<>(classByProperty));
    }

    Map<Property, String> classByProperty() {
        return classByProperty;
    }
}
