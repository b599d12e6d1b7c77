package dev.larder.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.stream.Stream;

import jakarta.enterprise.inject.se.SeContainerInitializer;

import org.junit.jupiter.api.Test;

import dev.larder.internal.cdi.LarderExtension;

class RejectedTest {

    /** What the container was started with is what the report speaks of, whatever else is wrong with the beans. */
    @Test
    @SuppressWarnings("resource") // it does not start
    void portableContainerDoesNotStartAndSaysAllThatIsWrong() {
        Class<?>[] beans = Stream
                .of(RejectedKeys.class, RejectedMethods.class, RejectedEach.class, RejectedWriters.class,
                        RejectedTags.class, RejectedWrites.class)
                .flatMap(group -> Stream.of(group.getDeclaredClasses())).toArray(Class<?>[]::new);
        SeContainerInitializer container = SeContainerInitializer.newInstance().disableDiscovery()
                .addExtensions(new LarderExtension()).addBeanClasses(beans);
        Throwable refused = catchThrowable(container::initialize);
        assertThat(refused).isNotNull();
        assertThat(GoldenReport.in(refused)).isEqualTo(GoldenReport.text());
    }
}
