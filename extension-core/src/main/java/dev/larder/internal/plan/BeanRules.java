package dev.larder.internal.plan;

import java.util.function.Consumer;

import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.BeanShape;

/** 2xx: what a bean's class must keep. */
final class BeanRules {

    private BeanRules() {
    }

    /** 206, 220. */
    static void check(BeanShape bean, Consumer<Problem> problems) {
        bean.onClass().forEach(annotation -> problems.accept(new Problem("LARDER-206", bean.beanClass(), "",
                new AnnotationText(annotation).member(""),
                "@" + annotation.name() + " stands on a class; a key belongs to one method",
                "move it to the methods that are "
                        + (annotation.is(AnnotationShape.CACHED) ? "to be cached" : "meant"))));
        bean.ofInterfaces().stream()
                .filter(declared -> bean.methods().stream()
                        .noneMatch(own -> own.signature().equals(declared.signature())
                                && own.annotation().name().equals(declared.annotation().name())))
                .forEach(declared -> problems.accept(new Problem("LARDER-220", bean.beanClass(), declared.signature(),
                        new AnnotationText(declared.annotation()).member(""),
                        "@" + declared.annotation().name()
                                + " stands on the method of an interface, and methods that implement it do not inherit it",
                        "put it on the method of the bean; remove it from the interface")));
    }

    /** 212. */
    static void checkStray(BeanShape stray, Consumer<Problem> problems) {
        stray.methods()
                .forEach(method -> problems.accept(new Problem("LARDER-212", stray.beanClass(), method.signature(),
                        new AnnotationText(method.annotation()).member(""),
                        "the class is not a bean, so nothing "
                                + (method.annotation().is(AnnotationShape.BATCH_WRITER) ? "calls" : "intercepts")
                                + " its methods",
                        "make it a bean, with a scope such as @ApplicationScoped, and have it injected; or remove @"
                                + method.annotation().name())));
    }
}
