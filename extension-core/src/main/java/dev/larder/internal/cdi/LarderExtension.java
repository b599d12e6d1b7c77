package dev.larder.internal.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;

import org.jspecify.annotations.Nullable;

import dev.larder.BatchWriter;
import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import dev.larder.Larder;
import dev.larder.WriteBehind;
import dev.larder.internal.assembly.Assembly;
import dev.larder.internal.assembly.CallFinder;
import dev.larder.internal.config.Configuration;
import dev.larder.internal.plan.PlanCompiler;
import dev.larder.internal.plan.Plans;
import dev.larder.internal.plan.RuleLevels;
import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;
import dev.larder.internal.shape.reflect.ReflectionCatalog;
import dev.larder.internal.shape.reflect.ReflectionShapes;
import dev.larder.spi.Ambient;
import dev.larder.spi.KeyFormat;

/** Larder in a CDI container that is not Quarkus: the same rules and plans, made when the container starts. */
public class LarderExtension implements Extension {

    private static final List<Class<? extends Annotation>> BINDINGS = List.of(Cached.class, CacheInvalidate.class,
            CachePut.class, WriteBehind.class, Transacted.class);

    private static final List<Class<?>> INTERCEPTORS = List.of(CachedInterceptor.class, InvalidateInterceptor.class,
            InvalidateWithinInterceptor.class, PutInterceptor.class, PutWithinInterceptor.class,
            WriteBehindInterceptor.class,
            TransactedInterceptor.class);

    private final Map<Class<?>, Bean<?>> beans = new TreeMap<>(Comparator.comparing(Class::getName));
    private final Map<String, AnnotatedType<?>> types = new HashMap<>();
    private final Set<Class<?>> annotated = new TreeSet<>(Comparator.comparing(Class::getName));
    private final Map<String, Class<?>> formats = new HashMap<>();
    private final Set<String> ambientNames = new TreeSet<>();
    private Plans plans = Plans.NONE;
    private @Nullable PortableLarder running;

    void addInterceptors(@Observes BeforeBeanDiscovery discovery) {
        BINDINGS.forEach(discovery::addInterceptorBinding);
        INTERCEPTORS.forEach(interceptor -> discovery.addAnnotatedType(interceptor, interceptor.getName()));
    }

    void noteAnnotated(@Observes @WithAnnotations({ Cached.class, CacheInvalidate.class,
            CacheInvalidate.List.class, CachePut.class, WriteBehind.class,
            BatchWriter.class }) ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (!Modifier.isAbstract(type.getModifiers())) {
            annotated.add(type);
        }
    }

    void noteTransacted(@Observes @WithAnnotations(Cached.class) ProcessAnnotatedType<?> event) {
        boolean all = isTransacted(event.getAnnotatedType());
        event.configureAnnotatedType()
                .filterMethods(method -> method.isAnnotationPresent(Cached.class) && (all || isTransacted(method)))
                .forEach(method -> method.add(Transacted.Literal.INSTANCE));
    }

    private static boolean isTransacted(Annotated annotated) {
        return annotated.getAnnotations().stream()
                .anyMatch(each -> each.annotationType().getName().equals(Transacted.BY));
    }

    /** Interceptors are managed beans as well; what stands on them is their binding. */
    void noteBean(@Observes ProcessManagedBean<?> event) {
        Class<?> type = event.getBean().getBeanClass();
        if (event.getBean() instanceof Interceptor<?>) {
            return;
        }
        if (KeyFormat.class.isAssignableFrom(type)) {
            TypeCatalog catalog = new ReflectionCatalog(loader(type), Set.of(), Set.of());
            TypeShape formatted = Hierarchy.of(TypeShape.of(type.getName()), catalog)
                    .variablesOf(KeyFormat.class.getName()).get("T");
            if (formatted != null) {
                formats.put(formatted.erasure(), type);
            }
        }
        beans.put(type, event.getBean());
        types.put(type.getName(), event.getAnnotatedBeanClass());
    }

    void noteAmbient(@Observes ProcessBean<?> event) {
        event.getBean().getQualifiers().forEach(qualifier -> {
            if (qualifier instanceof Ambient ambient) {
                ambientNames.add(ambient.value());
            }
        });
    }

    /** Before the container validates: its own complaint about a final method would hide ours about all else. */
    void plan(@Observes AfterBeanDiscovery discovery) {
        TypeCatalog catalog = new ReflectionCatalog(loader(LarderExtension.class), formats.keySet(), ambientNames);
        List<BeanShape> shapes = beans.keySet().stream().map(type -> ReflectionShapes.bean(type, catalog))
                .filter(BeanShape::isAnnotated).toList();
        Set<String> names = beans.keySet().stream().map(Class::getName).collect(Collectors.toSet());
        List<BeanShape> strays = annotated.stream()
                .filter(type -> beans.keySet().stream().noneMatch(type::isAssignableFrom))
                .map(type -> ReflectionShapes.bean(type, catalog)).toList();
        Configuration configuration = Configuration.of(loader(LarderExtension.class));
        plans = Planning.plan(
                new PlanCompiler.Application(shapes, strays, names, configuration::copies, false, catalog),
                configuration.below(RuleLevels.PREFIX), discovery::addDefinitionError)
                .map(PlanCompiler.Compiled::plans).orElse(Plans.NONE);
        discovery.addBean().types(CallFinder.class, Object.class).scope(ApplicationScoped.class)
                .produceWith(beansInstance -> assembly().calls());
        discovery.addBean().types(Larder.class, Object.class).scope(ApplicationScoped.class)
                .produceWith(beansInstance -> assembly().larder());
    }

    void start(@Observes AfterDeploymentValidation validation, BeanManager manager) {
        RequestNeed need = new RequestNeed(manager);
        Set<String> inCalls = new HashSet<>();
        beans.forEach((type, bean) -> {
            if (need.isOf(bean)) {
                inCalls.add(type.getName());
            }
        });
        OuterInterceptors outer = new OuterInterceptors(manager);
        plans = plans.withCached(cached -> cached.stream().map(plan -> inCalls.contains(plan.beanClass())
                || outer.standAround(plan, Objects.requireNonNull(types.get(plan.beanClass()))) ? plan.needingCall()
                        : plan)
                .toList());
        try {
            running = new PortableLarder(plans, formats, manager.createInstance(), loader(LarderExtension.class));
        } catch (RuntimeException unusable) {
            validation.addDeploymentProblem(unusable);
        }
    }

    void work(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (running != null) {
            running.assembly().start();
        }
    }

    /** The beans are there still whose methods are run. */
    void drain(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (running != null) {
            running.assembly().drain().join();
        }
    }

    void stop(@Observes BeforeShutdown shutdown) {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    private Assembly assembly() {
        return Objects.requireNonNull(running, "Larder has not started, or has stopped").assembly();
    }

    private static ClassLoader loader(Class<?> type) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : Objects.requireNonNull(type.getClassLoader(), "a class of the JDK");
    }
}
