package dev.larder.quarkus.deployment;

import java.util.Map;

import io.quarkus.builder.item.SimpleBuildItem;

/** Which class is the {@code KeyFormat} of which type, by names. */
final class KeyFormatsBuildItem extends SimpleBuildItem {

    private final Map<String, String> classByType;

    KeyFormatsBuildItem(Map<String, String> classByType) {
        this.classByType = Map.copyOf(classByType);
    }

    Map<String, String> classByType() {
        return classByType;
    }
}
