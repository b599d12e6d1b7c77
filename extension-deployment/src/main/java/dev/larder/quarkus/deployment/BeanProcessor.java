package dev.larder.quarkus.deployment;

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.WriteBehind;
import dev.larder.internal.cdi.CachedInterceptor;
import dev.larder.internal.cdi.InvalidateInterceptor;
import dev.larder.internal.cdi.InvalidateWithinInterceptor;
import dev.larder.internal.cdi.PutInterceptor;
import dev.larder.internal.cdi.PutWithinInterceptor;
import dev.larder.internal.cdi.Transacted;
import dev.larder.internal.cdi.TransactedInterceptor;
import dev.larder.internal.cdi.WriteBehindInterceptor;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;
import dev.larder.internal.transaction.jta.BodyTransactionWatch;
import dev.larder.quarkus.deployment.shape.JandexAnnotations;
import dev.larder.quarkus.deployment.shape.JandexCatalog;
import dev.larder.quarkus.runtime.QueueWork;
import dev.larder.quarkus.runtime.UserValue;
import dev.larder.spi.Ambient;
import dev.larder.spi.AmbientValue;
import dev.larder.spi.CallListener;
import dev.larder.spi.KeyFormat;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;

/** The beans that Larder brings, those that it is told of, and what the container is to see of annotated methods. */
class BeanProcessor {

    private static final DotName KEY_FORMAT = DotName.createSimple(KeyFormat.class);
    private static final DotName TRANSACTIONAL = DotName.createSimple(Transacted.BY);

    @BuildStep
    KeyFormatsBuildItem keyFormats(CombinedIndexBuildItem combined) {
        IndexView index = combined.getIndex();
        TypeCatalog catalog = new JandexCatalog(index, Thread.currentThread().getContextClassLoader(), Set.of(),
                Set.of());
        Map<String, String> formats = new TreeMap<>();
        for (ClassInfo format : index.getAllKnownImplementations(KEY_FORMAT)) {
            if (!format.isAbstract() && !format.isInterface()) {
                String name = format.name().toString();
                TypeShape type = Hierarchy.of(TypeShape.of(name), catalog).variablesOf(KEY_FORMAT.toString()).get("T");
                if (type != null) {
                    formats.put(type.erasure(), name);
                }
            }
        }
        return new KeyFormatsBuildItem(formats);
    }

    @BuildStep
    void beans(KeyFormatsBuildItem formats, Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<UnremovableBeanBuildItem> unremovable) {
        beans.produce(new AdditionalBeanBuildItem(Cached.class, CacheInvalidate.class, CachePut.class,
                WriteBehind.class, Ambient.class, CachedInterceptor.class, InvalidateInterceptor.class,
                InvalidateWithinInterceptor.class,
                PutInterceptor.class, PutWithinInterceptor.class, WriteBehindInterceptor.class, Transacted.class,
                TransactedInterceptor.class, QueueWork.class));
        formats.classByType().values().forEach(format -> beans.produce(AdditionalBeanBuildItem.builder()
                .addBeanClass(format).setDefaultScope(DotNames.SINGLETON).setUnremovable().build()));
        if (capabilities.isPresent(Capability.SECURITY)) {
            beans.produce(new AdditionalBeanBuildItem(UserValue.class));
        }
        if (capabilities.isPresent(Capability.TRANSACTIONS)) {
            beans.produce(new AdditionalBeanBuildItem(BodyTransactionWatch.class));
        }
        unremovable.produce(UnremovableBeanBuildItem.beanTypes(AmbientValue.class, CallListener.class));
    }

    /** Filters and mergers. What cannot be made an object of is left to the rules. */
    @BuildStep
    void namedBeans(CombinedIndexBuildItem combined, BuildProducer<AdditionalBeanBuildItem> beans) {
        IndexView index = combined.getIndex();
        Stream.concat(
                index.getAnnotations(JandexAnnotations.CACHED).stream().map(JandexAnnotations::storeIf),
                index.getAnnotations(JandexAnnotations.WRITE_BEHIND).stream().map(JandexAnnotations::merge))
                .flatMap(Optional::stream).distinct().forEach(named -> {
                    ClassInfo type = index.getClassByName(named);
                    if (type == null || !Modifier.isAbstract(type.flags())) {
                        beans.produce(AdditionalBeanBuildItem.builder().addBeanClass(named.toString())
                                .setDefaultScope(DotNames.SINGLETON).setUnremovable().build());
                    }
                });
    }

    /** ArC stops at the first private method that it cannot intercept; our rules report all of them with all else. */
    @BuildStep
    AnnotationsTransformerBuildItem leaveUninterceptableMethodsToTheRules() {
        return new AnnotationsTransformerBuildItem(AnnotationTransformation.forMethods()
                .whenMethod(method -> Modifier.isPrivate(method.flags()) || Modifier.isStatic(method.flags()))
                .transform(
                        context -> context.remove(annotation -> JandexAnnotations.NAMES.contains(annotation.name()))));
    }

    /** A cached method that may begin a transaction; where the annotation stands on a class further up, it is not seen. */
    @BuildStep
    AnnotationsTransformerBuildItem markTransacted() {
        return new AnnotationsTransformerBuildItem(AnnotationTransformation.forMethods()
                .whenMethod(method -> method.hasAnnotation(JandexAnnotations.CACHED)
                        && (method.hasAnnotation(TRANSACTIONAL)
                                || method.declaringClass().hasDeclaredAnnotation(TRANSACTIONAL)))
                .transform(context -> context.add(Transacted.class)));
    }
}
