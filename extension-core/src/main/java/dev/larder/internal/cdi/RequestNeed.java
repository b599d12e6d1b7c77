package dev.larder.internal.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;

import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;

/** Finds the beans that live in a request or session, or inject one that does: their methods cannot run without a call. */
final class RequestNeed {

    private static final Set<Class<? extends Annotation>> OF_CALLS = Set.of(RequestScoped.class, SessionScoped.class,
            ConversationScoped.class);

    private final BeanManager manager;

    /** @param manager of a container that has found all beans */
    RequestNeed(BeanManager manager) {
        this.manager = manager;
    }

    boolean isOf(Bean<?> bean) {
        return OF_CALLS.contains(bean.getScope()) || bean.getInjectionPoints().stream().anyMatch(this::injectsSuch);
    }

    private boolean injectsSuch(InjectionPoint point) {
        Annotation[] qualifiers = point.getQualifiers().toArray(new Annotation[0]);
        Type type = point.getType();
        if (type instanceof ParameterizedType generic && isLookup(generic.getRawType())) {
            Type looked = generic.getActualTypeArguments()[0];
            return isKnown(looked) && manager.getBeans(looked, qualifiers).stream()
                    .anyMatch(bean -> OF_CALLS.contains(bean.getScope()));
        }
        Bean<?> injected = isKnown(type) ? manager.resolve(manager.getBeans(type, qualifiers)) : null;
        return injected != null && OF_CALLS.contains(injected.getScope());
    }

    private static boolean isLookup(Type raw) {
        return raw.equals(Instance.class) || raw.equals(Provider.class);
    }

    private static boolean isKnown(Type type) {
        return type instanceof Class<?> || type instanceof ParameterizedType;
    }
}
