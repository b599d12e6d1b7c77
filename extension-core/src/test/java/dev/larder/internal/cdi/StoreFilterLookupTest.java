package dev.larder.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

import dev.larder.spi.StoreFilter;

class StoreFilterLookupTest {

    @ApplicationScoped
    static class Limit {
        int least() {
            return 3;
        }
    }

    static class Lengthy implements StoreFilter<String> {
        @Inject
        Limit limit;

        @Override
        public boolean mayStore(String value) {
            return value.length() >= limit.least();
        }
    }

    static class VeryLengthy extends Lengthy {
    }

    public static class Plain implements StoreFilter<String> {
        @Override
        public boolean mayStore(String value) {
            return value.equals("plain");
        }
    }

    static class Hidden extends Plain {
    }

    @Test
    void aFilterIsTheBeanOfItsClassElseANewObjectElseRefused() {
        try (WeldContainer container = new Weld().disableDiscovery()
                .addBeanClasses(Limit.class, Lengthy.class, VeryLengthy.class).initialize()) {
            BeanLookups lookups = new BeanLookups(container.select(Object.class, Any.Literal.INSTANCE));
            Function<String, StoreFilter<Object>> filters = lookups.filters(getClass().getClassLoader());

            assertThat(filters.apply(Lengthy.class.getName()).mayStore("four")).isTrue();
            assertThat(filters.apply(Lengthy.class.getName()).mayStore("2")).isFalse();
            assertThat(filters.apply(Lengthy.class.getName())).isExactlyInstanceOf(Lengthy.class);
            assertThat(filters.apply(Plain.class.getName()).mayStore("plain")).isTrue();
            assertThat(filters.apply("").mayStore("any")).isTrue();
            assertThatThrownBy(() -> filters.apply(Hidden.class.getName())).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(Hidden.class.getName() + " cannot be used");
        }
    }
}
