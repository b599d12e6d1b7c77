package dev.larder.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.config.SettingsLoader;
import dev.larder.internal.engine.EngineLimits;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.plan.Plans;
import dev.larder.internal.plan.PolicyText;
import dev.larder.internal.plan.ResultForm;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class BlueprintTest {

    private static final KeyPart LITERAL = new KeyPart.Literal("k");

    private static EngineLimits limits(Map<String, String> keys) {
        LarderSettings settings = SettingsLoader.load(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(keys, "test", 100)).build());
        return new Blueprint(settings, Plans.NONE, "shop", key -> Optional.empty()).engineLimits();
    }

    @Test
    void boundsOfTheEngineAreThoseOfTheSettings() {
        EngineLimits limits = limits(Map.of("larder.waiters.max-wait", "7s", "larder.waiters.max-per-key", "11",
                "larder.refresh.max-concurrent", "13", "larder.lease.duration", "5s", "larder.redis.deadline", "80ms"));
        assertThat(limits.maxWait()).isEqualTo(Duration.ofSeconds(7));
        assertThat(limits.maxWaitersPerKey()).isEqualTo(11);
        assertThat(limits.maxRenewals()).isEqualTo(13);
        assertThat(limits.leaseLength()).isEqualTo(Duration.ofSeconds(5));
        assertThat(limits.patience()).isGreaterThan(Duration.ofMillis(80)).isLessThan(Duration.ofMillis(160));
    }

    private static List<String> timeoutsWithoutUse(KeyPart key, boolean needsCall, String... settings) {
        Map<String, String> values = new HashMap<>(Map.of("larder.defaults.load-timeout", "1s"));
        for (int i = 0; i < settings.length; i += 2) {
            values.put("larder.defaults." + settings[i], settings[i + 1]);
        }
        MethodPlan plan = new MethodPlan("shop.Products", "find", List.of(), "products", "k", List.of(key),
                ResultForm.PLAIN, "java.lang.String", false, -1, -1, new PolicyText("", Double.NaN, "",
                        Tier.CONFIGURED, SingleFlight.CONFIGURED, "", "", "", Double.NaN, "", "", ""),
                "", List.of(), needsCall);
        return new Blueprint(SettingsLoader.load(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100)).build()),
                new Plans(List.of(plan), List.of(), List.of(), List.of()), "shop",
                name -> Optional.empty()).timeoutsWithoutUse();
    }

    @Test
    void timeoutOfALoadInTheBackgroundWithAnOldValueAtHandIsOfUse() {
        assertThat(timeoutsWithoutUse(LITERAL, false, "stale-if-error", "1m")).isEmpty();
        assertThat(timeoutsWithoutUse(LITERAL, false, "load-timeout", "0s")).isEmpty();
    }

    @Test
    void timeoutWithoutAnOldValueIsTold() {
        assertThat(timeoutsWithoutUse(LITERAL, false))
                .containsExactly("load-timeout of shop.Products.find() is not used:"
                        + " there is no old value to answer with; set stale-grace or stale-if-error");
    }

    @Test
    void timeoutOfALoadWithinTheCallIsTold() {
        String line = "load-timeout of shop.Products.find() is not used: it loads within the call: refresh is foreground,"
                + " or the method needs its call";
        assertThat(timeoutsWithoutUse(LITERAL, false, "stale-grace", "1m", "refresh", "foreground"))
                .containsExactly(line);
        assertThat(timeoutsWithoutUse(LITERAL, true, "stale-grace", "1m")).containsExactly(line);
    }

    @Test
    void timeoutOfALoadForAnAmbientValueIsToldWhateverRefreshSays() {
        assertThat(timeoutsWithoutUse(new KeyPart.Ambient("tenant"), true, "stale-grace", "1m", "refresh",
                "background")).containsExactly("load-timeout of shop.Products.find() is not used: its key holds an"
                        + " ambient value, so it loads within the call");
    }
}
