package dev.larder.quarkus.deployment.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.Declaration;
import org.jboss.jandex.DotName;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.TypeShape;
import dev.larder.spi.StoreFilter;

/** The shapes of Larder's annotations on a method or class, from a Jandex index. */
public final class JandexAnnotations {

    public static final DotName CACHED = DotName.createSimple(Cached.class);

    private static final DotName CACHE_INVALIDATE = DotName.createSimple(CacheInvalidate.class);
    private static final DotName CACHE_INVALIDATES = DotName.createSimple(CacheInvalidate.List.class);
    private static final DotName CACHE_PUT = DotName.createSimple(CachePut.class);
    private static final DotName STORE_ALL = DotName.createSimple(StoreFilter.All.class);

    /** All that a method may carry. */
    public static final Set<DotName> NAMES = Set.of(CACHED, CACHE_INVALIDATE, CACHE_INVALIDATES, CACHE_PUT);

    private JandexAnnotations() {
    }

    static List<AnnotationShape> of(Declaration declaration) {
        List<AnnotationShape> annotations = new ArrayList<>();
        if (declaration.hasDeclaredAnnotation(CACHED)) {
            annotations.add(cached(declaration.declaredAnnotation(CACHED)));
        }
        for (AnnotationInstance invalidate : invalidates(declaration)) {
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
        return annotations;
    }

    private static List<AnnotationInstance> invalidates(Declaration declaration) {
        if (declaration.hasDeclaredAnnotation(CACHE_INVALIDATES)) {
            return List.of(declaration.declaredAnnotation(CACHE_INVALIDATES).value().asNestedArray());
        }
        return declaration.hasDeclaredAnnotation(CACHE_INVALIDATE)
                ? List.of(declaration.declaredAnnotation(CACHE_INVALIDATE))
                : List.of();
    }

    /** The filter that a {@code @Cached} names. */
    public static Optional<DotName> storeIf(AnnotationInstance cached) {
        return Optional.ofNullable(cached.value("storeIf")).map(value -> value.asClass().name())
                .filter(name -> !name.equals(STORE_ALL));
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

    private static void number(Map<String, Object> members, AnnotationInstance annotation, String name) {
        AnnotationValue value = annotation.value(name);
        if (value != null && !Double.isNaN(value.asDouble())) {
            members.put(name, value.asDouble());
        }
    }
}
