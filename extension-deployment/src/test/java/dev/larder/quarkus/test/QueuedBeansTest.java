package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.BatchWriter;
import dev.larder.Merger;
import dev.larder.WriteBehind;
import io.quarkus.arc.Arc;
import io.quarkus.test.QuarkusUnitTest;

class QueuedBeansTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class).addClasses(Base.class, Views.class,
                    Unused.class, View.class, Latest.class))
            .overrideConfigKey("larder.defaults.tier", "local");

    record View(String page) {
    }

    static class Latest implements Merger<View> {

        @Override
        public View merge(View earlier, View later) {
            return later;
        }
    }

    abstract static class Base {

        @WriteBehind(queue = "views", key = "view:{page}", merge = Latest.class)
        void save(String page) {
            // Only its bean matters.
        }

        @BatchWriter("views")
        void saveAll(List<View> views) {
            // Only its bean matters.
        }
    }

    @ApplicationScoped
    static class Views extends Base {
    }

    @ApplicationScoped
    static class Unused {
    }

    @Test
    void beanOfAQueueIsThereThoughNobodyInjectsIt() {
        assertThat(Arc.requireContainer().select(Views.class).isResolvable()).isTrue();
        assertThat(Arc.requireContainer().select(Unused.class).isResolvable()).as("one without").isFalse();
    }

    @Test
    void mergerIsABean() {
        assertThat(Arc.requireContainer().select(Latest.class).isResolvable()).isTrue();
    }
}
