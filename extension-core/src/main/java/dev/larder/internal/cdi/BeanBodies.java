package dev.larder.internal.cdi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.deferral.Bodies;
import dev.larder.internal.result.mutiny.UniStages;

/** Runs methods of beans through their contextual references, so that their interceptors take part. */
public final class BeanBodies implements Bodies {

    private final Instance<Object> beans;
    private final ClassLoader loader;
    private final UnaryOperator<Runnable> alone;
    private final Map<String, Body> known = new ConcurrentHashMap<>();

    private record Body(Object bean, Method method) {
    }

    /** @param alone puts a request of its own around a task */
    public BeanBodies(Instance<Object> beans, ClassLoader loader, UnaryOperator<Runnable> alone) {
        this.beans = beans;
        this.loader = loader;
        this.alone = alone;
    }

    @Override
    public void run(String beanClass, String method, List<String> parameterTypes, @Nullable Object[] arguments)
            throws Throwable {
        Body body = known.computeIfAbsent(beanClass + '.' + method + parameterTypes,
                name -> find(beanClass, method, parameterTypes));
        @Nullable
        Throwable[] failure = new Throwable[1];
        alone.apply(() -> failure[0] = run(body, arguments)).run();
        if (failure[0] != null) {
            throw failure[0];
        }
    }

    /** What it fails with. */
    private static @Nullable Throwable run(Body body, @Nullable Object[] arguments) {
        try {
            Object result = body.method().invoke(body.bean(), arguments);
            CompletionStage<?> stage = UniStages.stage(result);
            if (stage != null) {
                stage.toCompletableFuture().join();
            }
            return null;
        } catch (InvocationTargetException | CompletionException wrapped) {
            return wrapped.getCause() == null ? wrapped : wrapped.getCause();
        } catch (Throwable failure) {
            return failure;
        }
    }

    private Body find(String beanClass, String method, List<String> parameterTypes) {
        try {
            Class<?> type = Class.forName(beanClass, true, loader);
            for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
                for (Method candidate : declaring.getDeclaredMethods()) {
                    if (candidate.getName().equals(method) && !candidate.isBridge()
                            && Arrays.stream(candidate.getParameterTypes()).map(Class::getName).toList()
                                    .equals(parameterTypes)) {
                        candidate.setAccessible(true);
                        return new Body(bean(type), candidate);
                    }
                }
            }
            throw new IllegalStateException("there is no method " + beanClass + '.' + method + parameterTypes);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException("there is no class " + beanClass, gone);
        }
    }

    private Object bean(Class<?> type) {
        return beans.select(type, Any.Literal.INSTANCE).handlesStream()
                .filter(handle -> handle.getBean().getBeanClass().equals(type)).findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no bean of the class " + type.getName())).get();
    }
}
