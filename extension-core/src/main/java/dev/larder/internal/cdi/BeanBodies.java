package dev.larder.internal.cdi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.deferral.Bodies;
import dev.larder.internal.deferral.BodyTransactions;
import dev.larder.internal.deferral.Turn;
import dev.larder.internal.engine.Causes;
import dev.larder.internal.result.mutiny.UniStages;

/** Runs methods of beans through their contextual references, so that their interceptors take part. */
public final class BeanBodies implements Bodies {

    private final Instance<Object> beans;
    private final ClassLoader loader;
    private final UnaryOperator<Runnable> alone;
    private final Executor reactive;
    private final Map<String, Body> known = new ConcurrentHashMap<>();

    private record Body(Object bean, Method method) {
    }

    /**
     * @param alone puts a request of its own around a task
     * @param reactive where methods are invoked that return before they are done
     */
    public BeanBodies(Instance<Object> beans, ClassLoader loader, UnaryOperator<Runnable> alone, Executor reactive) {
        this.reactive = reactive;
        this.beans = beans;
        this.loader = loader;
        this.alone = alone;
    }

    @Override
    public void run(String beanClass, String method, List<String> parameterTypes, @Nullable Object[] arguments)
            throws Throwable {
        String described = beanClass + '.' + method + '(' + String.join(", ", parameterTypes) + ')';
        Body body = known.computeIfAbsent(described, name -> find(beanClass, method, parameterTypes));
        CompletableFuture<@Nullable Object> done = new CompletableFuture<>();
        Executor where = body.method().getReturnType() == void.class ? Runnable::run : reactive;
        where.execute(alone.apply(() -> invoke(described, body, arguments, done)));
        try {
            done.join();
        } catch (CompletionException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    private static void invoke(String described, Body body, @Nullable Object[] arguments,
            CompletableFuture<@Nullable Object> done) {
        Turn.begin(described);
        BodyTransactions transactions = BodyTransactions.watch();
        try {
            CompletionStage<?> stage = UniStages.stage(body.method().invoke(body.bean(), arguments));
            if (stage == null) {
                settle(done, transactions.areRolledBack() ? new IllegalStateException(
                        "the method returned, but its transaction was rolled back: nothing was written") : null);
            } else {
                stage.whenComplete((nothing, failure) -> settle(done, failure));
            }
        } catch (InvocationTargetException wrapped) {
            settle(done, wrapped.getCause() == null ? wrapped : wrapped.getCause());
        } catch (Throwable failure) {
            settle(done, failure);
        } finally {
            BodyTransactions.end();
            Turn.end();
        }
    }

    private static void settle(CompletableFuture<@Nullable Object> done, @Nullable Throwable failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(Causes.of(failure));
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
