package dev.larder.quarkus.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import dev.larder.internal.cdi.Planning;
import dev.larder.internal.config.Configuration;
import dev.larder.internal.plan.PlanCompiler;
import dev.larder.internal.plan.Plans;
import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.quarkus.deployment.shape.JandexCatalog;
import dev.larder.quarkus.deployment.shape.JandexShapes;
import dev.larder.spi.Ambient;
import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.BeanRegistrationPhaseBuildItem;
import io.quarkus.arc.deployment.CustomScopeAnnotationsBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.redis.deployment.client.RequestedRedisClientBuildItem;
import io.quarkus.redis.runtime.client.config.RedisConfig;

/** From annotated methods to plans, or to one report of all that is wrong with them. */
class LarderProcessor {

    static final String FEATURE = "larder";

    private static final DotName AMBIENT = DotName.createSimple(Ambient.class);

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    RequestedRedisClientBuildItem redisClient(LarderBuildConfig config) {
        return new RequestedRedisClientBuildItem(config.redis().clientName().orElse(RedisConfig.DEFAULT_CLIENT_NAME));
    }

    @BuildStep
    LarderPlansBuildItem plan(BeanDiscoveryFinishedBuildItem discovery, BeanRegistrationPhaseBuildItem registration,
            BeanArchiveIndexBuildItem archives,
            CustomScopeAnnotationsBuildItem scopes, KeyFormatsBuildItem formats,
            LarderBuildConfig config, BuildProducer<LarderGraphBuildItem> graph,
            BuildProducer<ValidationErrorBuildItem> errors) {
        IndexView index = archives.getIndex();
        TypeCatalog catalog = new JandexCatalog(index, loader(), formats.classByType().keySet(),
                ambientNames(discovery));
        JandexShapes shapes = new JandexShapes(index, catalog);
        List<BeanShape> beans = new ArrayList<>();
        for (ClassInfo beanClass : beanClasses(discovery)) {
            BeanShape bean = shapes.bean(beanClass);
            if (bean.isAnnotated()) {
                beans.add(bean);
            }
        }
        List<BeanShape> strays = Strays.find(index, discovery, scopes).map(shapes::bean).toList();
        Optional<PlanCompiler.Compiled> compiled = Planning.plan(new PlanCompiler.Application(beans, strays,
                beanClasses(discovery).stream().map(type -> type.name().toString()).collect(Collectors.toSet()),
                Configuration.of(loader())::copies, true, catalog), config.rules(),
                refusal -> errors.produce(new ValidationErrorBuildItem(refusal)));
        if (compiled.isEmpty()) {
            return new LarderPlansBuildItem(Plans.NONE);
        }
        graph.produce(new LarderGraphBuildItem(compiled.get().graph()));
        OuterInterceptors outer = new OuterInterceptors(registration.getBeanProcessor().getBeanDeployment());
        return new LarderPlansBuildItem(compiled.get().plans()
                .withCached(cached -> RequestNeed.tell(cached, discovery).stream()
                        .map(plan -> outer.standAround(plan) ? plan.needingCall() : plan).toList()));
    }

    private static ClassLoader loader() {
        return Thread.currentThread().getContextClassLoader();
    }

    private static Collection<ClassInfo> beanClasses(BeanDiscoveryFinishedBuildItem discovery) {
        Map<DotName, ClassInfo> classes = new TreeMap<>();
        for (BeanInfo bean : discovery.beanStream().classBeans()) {
            classes.put(bean.getBeanClass(), bean.getTarget().orElseThrow().asClass());
        }
        return classes.values();
    }

    private static Set<String> ambientNames(BeanDiscoveryFinishedBuildItem discovery) {
        Set<String> names = new TreeSet<>();
        for (BeanInfo bean : discovery.beanStream()) {
            Optional<AnnotationInstance> ambient = bean.getQualifier(AMBIENT);
            ambient.ifPresent(qualifier -> names.add(qualifier.value().asString()));
        }
        return names;
    }
}
