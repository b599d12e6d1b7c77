package dev.larder.internal.plan;

import java.util.function.Consumer;

import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.BeanShape;

/** 2xx: what a bean's class must keep. */
final class BeanRules {

    private BeanRules() {
    }

    /** 206. */
    static void check(BeanShape bean, Consumer<Problem> problems) {
        bean.onClass().forEach(annotation -> problems.accept(new Problem("LARDER-206", bean.beanClass(), "",
                new AnnotationText(annotation).member(""),
                "@" + annotation.name() + " stands on a class; a key belongs to one method",
                "move it to the methods that are "
                        + (annotation.is(AnnotationShape.CACHED) ? "to be cached" : "meant"))));
    }

    /** 212. */
    static void checkStray(BeanShape stray, Consumer<Problem> problems) {
        stray.methods()
                .forEach(method -> problems.accept(new Problem("LARDER-212", stray.beanClass(), method.signature(),
                        new AnnotationText(method.annotation()).member(""),
                        "the class is not a bean, so nothing intercepts its methods",
                        "make it a bean, with a scope such as @ApplicationScoped, and have it injected; or remove @"
                                + method.annotation().name())));
    }
}
