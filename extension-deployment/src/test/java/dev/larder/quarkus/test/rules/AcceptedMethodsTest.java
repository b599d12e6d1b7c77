package dev.larder.quarkus.test.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.accepted.RightBeans;
import io.quarkus.test.QuarkusUnitTest;

class AcceptedMethodsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Remarks.of(
            jar -> jar.addClasses(RightBeans.groups()).addClasses(RightBeans.nested()),
            texts -> assertThat(texts).isEmpty());

    @Test
    void applicationStartsAndNothingIsSaid() {
        // What the log says is looked at when the application has stopped.
    }
}
