package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.rejected.GoldenReport;
import dev.larder.rejected.RejectedEach;
import dev.larder.rejected.RejectedKeys;
import dev.larder.rejected.RejectedMethods;
import dev.larder.rejected.RejectedTags;
import dev.larder.rejected.RejectedWriters;
import dev.larder.rejected.RejectedWrites;
import io.quarkus.test.QuarkusUnitTest;

class RejectedMethodsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class)
                    .addClasses(RejectedKeys.class, RejectedMethods.class, RejectedEach.class, RejectedWriters.class,
                            RejectedTags.class, RejectedWrites.class)
                    .addClasses(RejectedKeys.class.getDeclaredClasses())
                    .addClasses(RejectedMethods.class.getDeclaredClasses())
                    .addClasses(RejectedEach.class.getDeclaredClasses())
                    .addClasses(RejectedWriters.class.getDeclaredClasses())
                    .addClasses(RejectedTags.class.getDeclaredClasses())
                    .addClasses(RejectedWrites.class.getDeclaredClasses()))
            .assertException(refused -> assertThat(GoldenReport.in(refused)).isEqualTo(GoldenReport.text()));

    @Test
    void buildFailsWithTheReportThatOtherContainersGive() {
        throw new AssertionError("the application was built");
    }
}
