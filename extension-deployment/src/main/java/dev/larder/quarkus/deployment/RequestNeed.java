package dev.larder.quarkus.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.AmbiguousResolutionException;

import org.jboss.jandex.DotName;

import dev.larder.internal.plan.MethodPlan;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.BeanResolver;
import io.quarkus.arc.processor.InjectionPointInfo;

/**
 * Finds the beans that live in a request or session, or inject one that does: their methods cannot run without a call.
 * Synthetic beans are not known yet when plans are made; none of them counts. Nor does the resolver look beans up yet: it
 * matches those it is given.
 */
final class RequestNeed {

    private static final Set<DotName> OF_CALLS = Set.of(DotName.createSimple(RequestScoped.class),
            DotName.createSimple(SessionScoped.class), DotName.createSimple(ConversationScoped.class));

    private final BeanResolver resolver;
    private final Collection<BeanInfo> beans;

    private RequestNeed(BeanDiscoveryFinishedBuildItem discovery) {
        this.resolver = discovery.getBeanResolver();
        this.beans = discovery.getBeans();
    }

    /** The plans, told of their beans' need. */
    static List<MethodPlan> tell(List<MethodPlan> plans, BeanDiscoveryFinishedBuildItem discovery) {
        RequestNeed need = new RequestNeed(discovery);
        Set<String> planned = plans.stream().map(MethodPlan::beanClass).collect(Collectors.toSet());
        Set<String> needing = discovery.beanStream().classBeans()
                .filter(bean -> planned.contains(bean.getBeanClass().toString()) && need.isOf(bean)).stream()
                .map(bean -> bean.getBeanClass().toString()).collect(Collectors.toSet());
        return plans.stream().map(plan -> needing.contains(plan.beanClass()) ? plan.needingCall() : plan).toList();
    }

    private boolean isOf(BeanInfo bean) {
        return livesInACall(bean) || bean.getAllInjectionPoints().stream().anyMatch(this::injectsSuch);
    }

    private boolean injectsSuch(InjectionPointInfo point) {
        Predicate<BeanInfo> fits = bean -> resolver.matches(bean, point.getRequiredType(),
                point.getRequiredQualifiers());
        if (beans.stream().filter(RequestNeed::livesInACall).noneMatch(fits)) {
            return false;
        }
        try {
            return point.isProgrammaticLookup()
                    || livesInACall(resolver.resolveAmbiguity(beans.stream().filter(fits).collect(Collectors.toSet())));
        } catch (AmbiguousResolutionException refusedLater) {
            return true; // by ArC, with all there is to say
        }
    }

    private static boolean livesInACall(BeanInfo bean) {
        return OF_CALLS.contains(bean.getScope().getDotName());
    }
}
