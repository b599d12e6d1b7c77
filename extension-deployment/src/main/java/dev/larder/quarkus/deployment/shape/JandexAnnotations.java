package dev.larder.quarkus.deployment.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.Declaration;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

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

/** The shapes of Larder's annotations on a method or class, from a Jandex index. */
public final class JandexAnnotations {

    public static final DotName CACHED = DotName.createSimple(Cached.class);
    public static final DotName WRITE_BEHIND = DotName.createSimple(WriteBehind.class);
    private static final DotName BATCH_WRITER = DotName.createSimple(BatchWriter.class);

    private static final DotName CACHE_INVALIDATE = DotName.createSimple(CacheInvalidate.class);
    private static final DotName CACHE_INVALIDATES = DotName.createSimple(CacheInvalidate.List.class);
    private static final DotName CACHE_PUT = DotName.createSimple(CachePut.class);
    private static final DotName ACCEPTED = DotName.createSimple(Accepted.class);
    private static final DotName ACCEPTEDS = DotName.createSimple(Accepted.List.class);
    private static final DotName STORE_ALL = DotName.createSimple(StoreFilter.All.class);
    private static final DotName LAST_WINS = DotName.createSimple(Merger.LastWins.class);

    /** All that a method may carry. */
    public static final Set<DotName> NAMES = Set.of(CACHED, CACHE_INVALIDATE, CACHE_INVALIDATES, CACHE_PUT,
            WRITE_BEHIND, BATCH_WRITER);

    /** Those of the methods that a queue calls. */
    public static final Set<DotName> OF_QUEUES = Set.of(WRITE_BEHIND, BATCH_WRITER);

    private JandexAnnotations() {
    }

    /** All methods that carry one of these annotations. */
    public static Stream<MethodInfo> methods(IndexView index, Set<DotName> annotations) {
        return annotations.stream().flatMap(name -> index.getAnnotations(name).stream()).map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD).map(AnnotationTarget::asMethod);
    }

    static List<AnnotationShape> of(Declaration declaration) {
        List<AnnotationShape> annotations = new ArrayList<>();
        if (declaration.hasDeclaredAnnotation(CACHED)) {
            annotations.add(cached(declaration.declaredAnnotation(CACHED)));
        }
        for (AnnotationInstance invalidate : repeated(declaration, CACHE_INVALIDATE, CACHE_INVALIDATES)) {
            Map<String, Object> members = new LinkedHashMap<>();
            texts(members, invalidate, "key");
            texts(members, invalidate, "tags");
            texts(members, invalidate, "pattern");
            text(members, invalidate, "cache");
            annotations.add(new AnnotationShape(AnnotationShape.CACHE_INVALIDATE, members));
        }
        if (declaration.hasDeclaredAnnotation(CACHE_PUT)) {
            AnnotationInstance put = declaration.declaredAnnotation(CACHE_PUT);
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("key", put.value("key").asString());
            text(members, put, "cache");
            text(members, put, "value");
            annotations.add(new AnnotationShape(AnnotationShape.CACHE_PUT, members));
        }
        if (declaration.hasDeclaredAnnotation(WRITE_BEHIND)) {
            annotations.add(writeBehind(declaration.declaredAnnotation(WRITE_BEHIND)));
        }
        if (declaration.hasDeclaredAnnotation(BATCH_WRITER)) {
            annotations.add(new AnnotationShape(AnnotationShape.BATCH_WRITER,
                    Map.of("value", declaration.declaredAnnotation(BATCH_WRITER).value().asString())));
        }
        return annotations;
    }

    /** What is accepted there. */
    static List<AnnotationShape> accepted(Declaration declaration) {
        return repeated(declaration, ACCEPTED, ACCEPTEDS).stream().map(accepted -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("rule", accepted.value("rule").asInt());
            members.put("because", accepted.value("because").asString());
            return new AnnotationShape(AnnotationShape.ACCEPTED, members);
        }).toList();
    }

    private static List<AnnotationInstance> repeated(Declaration declaration, DotName one, DotName several) {
        if (declaration.hasDeclaredAnnotation(several)) {
            return List.of(declaration.declaredAnnotation(several).value().asNestedArray());
        }
        return declaration.hasDeclaredAnnotation(one) ? List.of(declaration.declaredAnnotation(one)) : List.of();
    }

    /** The filter that a {@code @Cached} names. */
    public static Optional<DotName> storeIf(AnnotationInstance cached) {
        return type(cached, "storeIf", STORE_ALL);
    }

    /** The merger that a {@code @WriteBehind} names. */
    public static Optional<DotName> merge(AnnotationInstance write) {
        return type(write, "merge", LAST_WINS);
    }

    private static Optional<DotName> type(AnnotationInstance annotation, String member, DotName unset) {
        return Optional.ofNullable(annotation.value(member)).map(value -> value.asClass().name())
                .filter(name -> !name.equals(unset));
    }

    private static AnnotationShape writeBehind(AnnotationInstance write) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("queue", write.value("queue").asString());
        members.put("key", write.value("key").asString());
        text(members, write, "value");
        text(members, write, "ttl");
        texts(members, write, "tags");
        merge(write).ifPresent(merger -> members.put("merge", TypeShape.of(merger.toString())));
        flag(members, write, "removes");
        text(members, write, "delay");
        AnnotationValue batch = write.value("batch");
        if (batch != null && batch.asInt() != AnnotationShape.UNSET) {
            members.put("batch", batch.asInt());
        }
        return new AnnotationShape(AnnotationShape.WRITE_BEHIND, members);
    }

    private static AnnotationShape cached(AnnotationInstance cached) {
        Map<String, Object> members = new LinkedHashMap<>();
        text(members, cached, "cache");
        text(members, cached, "key");
        text(members, cached, "ttl");
        number(members, cached, "jitter");
        text(members, cached, "staleGrace");
        text(members, cached, "staleIfError");
        text(members, cached, "refreshAhead");
        number(members, cached, "earlyRefresh");
        text(members, cached, "idle");
        text(members, cached, "negativeTtl");
        text(members, cached, "loadTimeout");
        text(members, cached, "localTtl");
        AnnotationValue tier = cached.value("tier");
        if (tier != null && Tier.valueOf(tier.asEnum()) != Tier.CONFIGURED) {
            members.put("tier", Tier.valueOf(tier.asEnum()));
        }
        AnnotationValue singleFlight = cached.value("singleFlight");
        if (singleFlight != null && SingleFlight.valueOf(singleFlight.asEnum()) != SingleFlight.CONFIGURED) {
            members.put("singleFlight", SingleFlight.valueOf(singleFlight.asEnum()));
        }
        texts(members, cached, "tags");
        flag(members, cached, "shared");
        storeIf(cached).ifPresent(filter -> members.put("storeIf", TypeShape.of(filter.toString())));
        return new AnnotationShape(AnnotationShape.CACHED, members);
    }

    private static void text(Map<String, Object> members, AnnotationInstance annotation, String name) {
        AnnotationValue value = annotation.value(name);
        if (value != null && !value.asString().isEmpty()) {
            members.put(name, value.asString());
        }
    }

    private static void texts(Map<String, Object> members, AnnotationInstance annotation, String name) {
        AnnotationValue values = annotation.value(name);
        if (values != null && values.asStringArray().length > 0) {
            members.put(name, List.of(values.asStringArray()));
        }
    }

    private static void flag(Map<String, Object> members, AnnotationInstance annotation, String name) {
        AnnotationValue value = annotation.value(name);
        if (value != null && value.asBoolean()) {
            members.put(name, true);
        }
    }

    private static void number(Map<String, Object> members, AnnotationInstance annotation, String name) {
        AnnotationValue value = annotation.value(name);
        if (value != null && !Double.isNaN(value.asDouble())) {
            members.put(name, value.asDouble());
        }
    }
}
