package dev.larder.internal.shape.reflect;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.larder.Accepted;
import dev.larder.BatchWriter;
import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.Merger;
import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.WriteBehind;
import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.TypeShape;
import dev.larder.spi.StoreFilter;

/** The shapes of Larder's annotations on a method or class, by reflection. */
final class ReflectionAnnotations {

    private ReflectionAnnotations() {
    }

    static List<AnnotationShape> of(AnnotatedElement element) {
        List<AnnotationShape> annotations = new ArrayList<>();
        for (Cached cached : element.getAnnotationsByType(Cached.class)) {
            annotations.add(cached(cached));
        }
        for (CacheInvalidate invalidate : element.getAnnotationsByType(CacheInvalidate.class)) {
            Map<String, Object> members = new LinkedHashMap<>();
            texts(members, "key", invalidate.key());
            texts(members, "tags", invalidate.tags());
            texts(members, "pattern", invalidate.pattern());
            text(members, "cache", invalidate.cache());
            annotations.add(new AnnotationShape(AnnotationShape.CACHE_INVALIDATE, members));
        }
        for (CachePut put : element.getAnnotationsByType(CachePut.class)) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("key", put.key());
            text(members, "cache", put.cache());
            text(members, "value", put.value());
            annotations.add(new AnnotationShape(AnnotationShape.CACHE_PUT, members));
        }
        for (WriteBehind write : element.getAnnotationsByType(WriteBehind.class)) {
            annotations.add(writeBehind(write));
        }
        for (BatchWriter batch : element.getAnnotationsByType(BatchWriter.class)) {
            annotations.add(new AnnotationShape(AnnotationShape.BATCH_WRITER, Map.of("value", batch.value())));
        }
        return annotations;
    }

    /** What is accepted there. */
    static List<AnnotationShape> accepted(AnnotatedElement element) {
        return Stream.of(element.getAnnotationsByType(Accepted.class)).map(accepted -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("rule", accepted.rule());
            members.put("because", accepted.because());
            return new AnnotationShape(AnnotationShape.ACCEPTED, members);
        }).toList();
    }

    private static AnnotationShape cached(Cached cached) {
        Map<String, Object> members = new LinkedHashMap<>();
        text(members, "cache", cached.cache());
        text(members, "key", cached.key());
        text(members, "ttl", cached.ttl());
        number(members, "jitter", cached.jitter());
        text(members, "staleGrace", cached.staleGrace());
        text(members, "staleIfError", cached.staleIfError());
        text(members, "refreshAhead", cached.refreshAhead());
        number(members, "earlyRefresh", cached.earlyRefresh());
        text(members, "idle", cached.idle());
        text(members, "negativeTtl", cached.negativeTtl());
        text(members, "loadTimeout", cached.loadTimeout());
        text(members, "localTtl", cached.localTtl());
        if (cached.tier() != Tier.CONFIGURED) {
            members.put("tier", cached.tier());
        }
        if (cached.singleFlight() != SingleFlight.CONFIGURED) {
            members.put("singleFlight", cached.singleFlight());
        }
        texts(members, "tags", cached.tags());
        if (cached.shared()) {
            members.put("shared", true);
        }
        if (cached.storeIf() != StoreFilter.All.class) {
            members.put("storeIf", TypeShape.of(cached.storeIf().getName()));
        }
        return new AnnotationShape(AnnotationShape.CACHED, members);
    }

    private static AnnotationShape writeBehind(WriteBehind write) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("queue", write.queue());
        members.put("key", write.key());
        text(members, "value", write.value());
        text(members, "ttl", write.ttl());
        texts(members, "tags", write.tags());
        if (write.merge() != Merger.LastWins.class) {
            members.put("merge", TypeShape.of(write.merge().getName()));
        }
        if (write.removes()) {
            members.put("removes", true);
        }
        text(members, "delay", write.delay());
        if (write.batch() != AnnotationShape.UNSET) {
            members.put("batch", write.batch());
        }
        return new AnnotationShape(AnnotationShape.WRITE_BEHIND, members);
    }

    private static void text(Map<String, Object> members, String name, String value) {
        if (!value.isEmpty()) {
            members.put(name, value);
        }
    }

    private static void texts(Map<String, Object> members, String name, String... values) {
        if (values.length > 0) {
            members.put(name, List.of(values));
        }
    }

    private static void number(Map<String, Object> members, String name, double value) {
        if (!Double.isNaN(value)) {
            members.put(name, value);
        }
    }
}
