package dev.larder.quarkus.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import org.jboss.jandex.ClassType;

import dev.larder.Larder;
import dev.larder.internal.assembly.CallFinder;
import dev.larder.internal.key.KeyPart.Property;
import dev.larder.quarkus.deployment.shape.AccessorClasses;
import dev.larder.quarkus.runtime.LarderRecorder;
import dev.larder.quarkus.runtime.PropertyReader;
import dev.larder.quarkus.runtime.QuarkusLarder;
import dev.larder.quarkus.runtime.SettingsCheck;
import io.quarkus.arc.BeanDestroyer;
import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.deployment.GeneratedClassGizmo2Adaptor;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ApplicationIndexBuildItem;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.GeneratedClassBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.redis.runtime.client.config.RedisConfig;
import io.quarkus.vertx.deployment.VertxBuildItem;

/** Records the plans and makes the beans that answer calls by them. */
class RuntimeProcessor {

    @BuildStep
    RunTimeConfigBuilderBuildItem settingsCheck() {
        return new RunTimeConfigBuilderBuildItem(SettingsCheck.class);
    }

    @BuildStep
    PropertyReadersBuildItem propertyReaders(LarderPlansBuildItem plans, BeanArchiveIndexBuildItem archives,
            ApplicationIndexBuildItem application, BuildProducer<GeneratedClassBuildItem> classes,
            BuildProducer<GeneratedResourceBuildItem> resources) {
        AccessorClasses accessors = new AccessorClasses(archives.getIndex(),
                owner -> application.getIndex().getClassByName(owner) != null,
                new GeneratedClassGizmo2Adaptor(classes, resources, true));
        Map<Property, String> readers = new LinkedHashMap<>();
        plans.plans().properties().forEach(property -> readers.put(property, accessors.write(property)));
        return new PropertyReadersBuildItem(readers);
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void assemble(LarderRecorder recorder, LarderBuildConfig config, ApplicationInfoBuildItem application,
            LarderPlansBuildItem plans, PropertyReadersBuildItem readers, RecordAccessBuildItem records,
            KeyFormatsBuildItem formats, VertxBuildItem vertx,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        String client = config.redis().clientName().orElse(RedisConfig.DEFAULT_CLIENT_NAME);
        List<PropertyReader> recorded = new ArrayList<>();
        readers.classByProperty()
                .forEach((property, className) -> recorded.add(new PropertyReader(property, className)));
        beans.produce(SyntheticBeanBuildItem.configure(QuarkusLarder.class)
                .scope(Singleton.class)
                .setRuntimeInit()
                .unremovable()
                .createWith(recorder.assemble(client, application.getName(), vertx.getVertx(), plans.plans(), recorded,
                        records.classByRecord(), formats.classByType()))
                .destroyer(BeanDestroyer.AutoCloseableDestroyer.class)
                .done());
        beans.produce(SyntheticBeanBuildItem.configure(CallFinder.class)
                .scope(ApplicationScoped.class)
                .setRuntimeInit()
                .unremovable()
                .addInjectionPoint(ClassType.create(QuarkusLarder.class))
                .createWith(recorder.calls())
                .done());
        beans.produce(SyntheticBeanBuildItem.configure(Larder.class)
                .scope(ApplicationScoped.class)
                .setRuntimeInit()
                .unremovable()
                .addInjectionPoint(ClassType.create(QuarkusLarder.class))
                .createWith(recorder.larder())
                .done());
    }

    /** At start, so that what configuration gets wrong stops the start, and the first call finds Redis connected. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    ServiceStartBuildItem start(LarderRecorder recorder, BeanContainerBuildItem container,
            ShutdownContextBuildItem shutdown) {
        recorder.start(container.getValue(), shutdown);
        return new ServiceStartBuildItem(LarderProcessor.FEATURE);
    }
}
