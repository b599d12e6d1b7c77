package dev.larder.quarkus.test.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.remarked.GoldenRemarks;
import dev.larder.remarked.Unheard;
import io.quarkus.test.QuarkusUnitTest;

class ErrorAsWarningTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Remarks
            .ofLocal(jar -> jar.addClasses(Unheard.class),
                    texts -> assertThat(texts).containsExactly(GoldenRemarks.unheard()))
            .overrideConfigKey("larder.rules.\"304\"", "warn");

    @Inject
    Unheard unheard;

    @Test
    void errorThatIsMadeAWarningLetsTheApplicationStartAndTheMethodRun() {
        assertThat(unheard.change(1)).isEqualTo("changed 1");
    }
}
