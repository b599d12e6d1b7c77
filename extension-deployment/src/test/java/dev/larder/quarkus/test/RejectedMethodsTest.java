package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.rejected.GoldenReport;
import dev.larder.rejected.RejectedBeans;
import io.quarkus.test.QuarkusUnitTest;

class RejectedMethodsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class)
                    .addClasses(RejectedBeans.groups()).addClasses(RejectedBeans.nested()))
            .assertException(refused -> assertThat(GoldenReport.in(refused)).isEqualTo(GoldenReport.text()));

    @Test
    void buildFailsWithTheReportThatOtherContainersGive() {
        throw new AssertionError("the application was built");
    }
}
