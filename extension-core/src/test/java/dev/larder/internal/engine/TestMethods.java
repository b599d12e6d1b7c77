package dev.larder.internal.engine;

import java.util.List;
import java.util.function.Predicate;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.TextCodec;
import dev.larder.internal.codec.ValueCodec;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.KeyPrefix;
import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.plan.PolicyText;
import dev.larder.internal.plan.ResultForm;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.telemetry.CacheMeter;

/** A cached method that gives texts, or what a codec writes, under any policy. */
final class TestMethods {

    private static final List<KeyPart> KEY = List.of(new KeyPart.Literal("k"));
    private static final MethodPlan PLAN = new MethodPlan("shop.Products", "find", List.of(), "products", "k", KEY,
            ResultForm.STAGE, "java.lang.String", false, -1, -1, new PolicyText("", Double.NaN, "",
                    Tier.CONFIGURED, SingleFlight.CONFIGURED, "", "", "", Double.NaN, "", "", ""),
            "", List.of(), false);
    private static final KeyMatcher MATCHER = KeyMatcher.of(KeyPrefix.of("shop"), KEY);
    private static final TextCodec CODEC = new TextCodec(CodecLimits.DEFAULT);

    private TestMethods() {
    }

    static CachedMethod under(Policy policy) {
        return under(policy, value -> true, new CacheMeter("products", (cache, key, source) -> {}));
    }

    static CachedMethod under(Policy policy, ValueCodec codec) {
        return under(policy, codec, value -> true, new CacheMeter("products", (cache, key, source) -> {}));
    }

    static CachedMethod under(Policy policy, Predicate<Object> storable, CacheMeter meter) {
        return under(policy, CODEC, storable, meter);
    }

    private static CachedMethod under(Policy policy, ValueCodec codec, Predicate<Object> storable, CacheMeter meter) {
        return new CachedMethod(PLAN, policy, arguments -> "shop:k", MATCHER, codec, storable, Tags.Source.NONE,
                new LoadGate(policy.maxConcurrentLoads()), meter);
    }
}
