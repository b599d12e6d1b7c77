package dev.larder.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.TextCodec;
import dev.larder.internal.codec.ValueCodec;
import dev.larder.internal.codec.jackson.JacksonCodecs;
import dev.larder.internal.config.SettingsException;
import dev.larder.internal.config.SettingsLoader;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.plan.Plans;
import dev.larder.internal.plan.PolicyText;
import dev.larder.internal.plan.ResultForm;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Which types must be ones that can be encoded. */
class CodecsTest {

    private static ValueCodec of(String type, String... settings) {
        MethodPlan plan = new MethodPlan("shop.Products", "find", List.of(), "products", "k",
                List.of(new KeyPart.Literal("k")), ResultForm.PLAIN, type, false, -1, -1, new PolicyText("",
                        Double.NaN, "", Tier.CONFIGURED, SingleFlight.CONFIGURED, "", "", "", Double.NaN, "", "", ""),
                "", List.of(), false);
        Map<String, String> values = settings.length == 0 ? Map.of()
                : Map.of("larder.defaults.tier", "local", "larder.caches.\"products\".local-copy", settings[0]);
        Blueprint blueprint = new Blueprint(SettingsLoader.load(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100)).build()),
                new Plans(List.of(plan), List.of(), List.of(), List.of()), "shop", key -> Optional.empty());
        JacksonCodecs codecs = new JacksonCodecs(CodecsTest.class.getClassLoader(), CodecLimits.DEFAULT);
        return new Codecs(List.of(plan), blueprint, codecs::of).of(plan);
    }

    @Test
    void cacheInMemoryOnlyTakesAnyType() {
        assertThat(of("java.lang.Object", "false")).isInstanceOf(AbsentCodec.class);
    }

    @Test
    void cacheInMemoryOnlyEncodesForCopies() {
        assertThat(of("java.lang.String", "true")).isInstanceOf(TextCodec.class);
    }

    @Test
    void typeThatCannotBeCopiedStopsTheStart() {
        assertThatThrownBy(() -> of("java.lang.Object", "true")).isInstanceOf(SettingsException.class)
                .hasMessageContaining("shop.Products.find").hasMessageContaining("leave local-copy out");
    }

    @Test
    void typeThatRedisCannotHoldStopsTheStart() {
        assertThatThrownBy(() -> of("java.lang.Object")).isInstanceOf(SettingsException.class)
                .hasMessageContaining("shop.Products.find").hasMessageNotContaining("local-copy");
    }
}
