package dev.larder.internal.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import dev.larder.Tier;
import dev.larder.internal.codec.ValueCodec;
import dev.larder.internal.config.SettingsException;
import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.policy.Policy;

/** The codec of each plan. They are made before anything is opened, so that a type that has none leaves nothing open. */
public final class Codecs {

    private final Map<MethodPlan, ValueCodec> byPlan = new HashMap<>();

    /**
     * @param codecs the codec of a declared type, in the form of {@link MethodPlan#valueType()}
     * @throws SettingsException naming all methods whose values cannot be stored
     */
    public Codecs(List<MethodPlan> plans, Blueprint blueprint, Function<String, ValueCodec> codecs) {
        List<String> problems = new ArrayList<>();
        for (MethodPlan plan : plans) {
            Policy policy = blueprint.policy(plan);
            boolean local = policy.tier() == Tier.LOCAL;
            try {
                byPlan.put(plan, local && !policy.localCopy() ? new AbsentCodec() : codecs.apply(plan.valueType()));
            } catch (IllegalArgumentException unsupported) {
                problems.add(plan.describe() + ": " + unsupported.getMessage()
                        + (local ? "; or leave local-copy out, as the cache is in memory only" : ""));
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    public ValueCodec of(MethodPlan plan) {
        return Objects.requireNonNull(byPlan.get(plan), () -> "no codec for " + plan.describe());
    }
}
