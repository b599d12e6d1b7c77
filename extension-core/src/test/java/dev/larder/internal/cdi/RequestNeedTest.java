package dev.larder.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnusedVariable") // injection points are there to be seen
class RequestNeedTest {

    @RequestScoped
    static class Basket {
    }

    @SessionScoped
    static class Login implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @ConversationScoped
    static class Wizard implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    static class Tenants {
        @Produces
        @RequestScoped
        List<String> roles() {
            return new ArrayList<>();
        }
    }

    @ApplicationScoped
    static class Prices {
        @Inject
        BeanManager manager;
        @Inject
        Instance<Tenants> tenants;
    }

    static class ByField {
        @Inject
        Basket basket;
    }

    static class ByConstructor {
        @Inject
        ByConstructor(Prices prices, Login login) {
        }
    }

    static class ByInitializer {
        @Inject
        void set(List<String> roles) {
        }
    }

    static class ByLookup {
        @Inject
        Instance<Wizard> wizard;
    }

    static class Indirectly {
        @Inject
        ByField byField;
    }

    @Test
    void beansOfRequestsAndThoseThatInjectThemNeedARequest() {
        Class<?>[] needing = { Basket.class, Login.class, Wizard.class, ByField.class, ByConstructor.class,
                ByInitializer.class, ByLookup.class };
        Class<?>[] others = { Tenants.class, Prices.class, Indirectly.class };
        try (WeldContainer container = new Weld().disableDiscovery().addBeanClasses(needing).addBeanClasses(others)
                .addProperty("org.jboss.weld.construction.relaxed", true)
                .initialize()) {
            BeanManager manager = container.getBeanManager();
            RequestNeed need = new RequestNeed(manager);
            assertThat(Arrays.stream(needing)).allMatch(type -> need.isOf(bean(manager, type)));
            assertThat(Arrays.stream(others)).noneMatch(type -> need.isOf(bean(manager, type)));
        }
    }

    private static Bean<?> bean(BeanManager manager, Class<?> type) {
        return manager.resolve(manager.getBeans(type));
    }
}
