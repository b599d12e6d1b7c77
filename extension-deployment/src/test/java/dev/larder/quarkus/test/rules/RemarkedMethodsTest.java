package dev.larder.quarkus.test.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.remarked.GoldenRemarks;
import dev.larder.remarked.RemarkedCalls;
import io.quarkus.test.QuarkusUnitTest;

class RemarkedMethodsTest {

    /** {@link RemarkedCalls} is none of what is said: Quarkus intercepts own calls. */
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Remarks.ofLocal(
            jar -> jar.addClasses(GoldenRemarks.groups()).addClasses(GoldenRemarks.nested())
                    .addClasses(RemarkedCalls.class, RemarkedCalls.Prices.class),
            texts -> assertThat(texts).containsExactly(GoldenRemarks.warnings(), GoldenRemarks.notes()));

    @Test
    void applicationStartsAndTheLogSaysWhatItSaysInOtherContainers() {
        // What the log says is looked at when the application has stopped.
    }
}
