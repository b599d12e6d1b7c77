package dev.larder.quarkus.deployment;

import java.util.Map;
import java.util.TreeMap;

import io.quarkus.builder.item.SimpleBuildItem;

/** Which generated class reads and makes which record. */
final class RecordAccessBuildItem extends SimpleBuildItem {

    private final Map<String, String> classByRecord;

    RecordAccessBuildItem(Map<String, String> classByRecord) {
        this.classByRecord = Map.copyOf(classByRecord);
    }

    Map<String, String> classByRecord() {
        return new TreeMap<>(classByRecord);
    }
}
