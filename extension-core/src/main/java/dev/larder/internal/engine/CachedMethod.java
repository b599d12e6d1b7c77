package dev.larder.internal.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.codec.ValueCodec;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.telemetry.CacheMeter;

/**
 * A cached method with all that a call needs at hand: nothing is looked up, parsed or reflected on per call.
 *
 * @param codec of the method's value type; not used with {@link Tier#LOCAL}, unless the method {@link #copies}
 * @param storable which values may be stored; not asked for absent ones
 * @param tags of entries
 * @param gate shared by all methods of the cache
 * @param tagMatchers what tags its templates make
 * @param ownTags the tag that all entries of the cache carry besides those their method names
 */
public record CachedMethod(MethodPlan plan, Policy policy, KeyWriter keys, KeyMatcher matcher, ValueCodec codec,
        Predicate<Object> storable, Tags.Source tags, LoadGate gate, CacheMeter meter, List<String> ownTags,
        List<KeyMatcher> tagMatchers) {

    public CachedMethod(MethodPlan plan, Policy policy, KeyWriter keys, KeyMatcher matcher, ValueCodec codec,
            Predicate<Object> storable, Tags.Source tags, LoadGate gate, CacheMeter meter) {
        this(plan, policy, keys, matcher, codec, storable, tags, gate, meter, List.of(ownTag(plan.cache())),
                plan.tags().stream().map(tag -> KeyMatcher.ofTags(tag.parts())).toList());
    }

    /** The tag of a whole cache. No template writes it: what they write has no bare percent sign. */
    public static String ownTag(String cache) {
        return "%cache:" + cache;
    }

    String ownTag() {
        return ownTags.get(0);
    }

    /** Whether an entry of the method may carry one of the tags. */
    boolean mayCarry(List<String> moved) {
        return moved.stream()
                .anyMatch(tag -> tag.equals(ownTag()) || tagMatchers.stream().anyMatch(made -> made.matches(tag)));
    }

    /** Whether all who are answered with a value get objects of their own; then memory holds it {@link Encoded}. */
    boolean copies() {
        return policy.localCopy();
    }

    public boolean usesLocal() {
        return policy.tier() != Tier.REMOTE;
    }

    public boolean usesRemote() {
        return policy.tier() != Tier.LOCAL;
    }

    public boolean fliesAlone() {
        return policy.singleFlight() == SingleFlight.NONE;
    }

    /** Whether a call waits while another process loads the key. */
    public boolean waitsForOthers() {
        return policy.waitsForOthers();
    }

    /** Whether the call asks to reload: its bypass parameter is true. */
    public boolean bypasses(@Nullable Object[] arguments) {
        return plan.bypass() >= 0 && Boolean.TRUE.equals(arguments[plan.bypass()]);
    }

    /** Whether arguments write this key, here and now. */
    public boolean writes(String key, @Nullable Object[] arguments) {
        try {
            return keys.write(arguments).equals(key);
        } catch (RuntimeException unwritable) {
            return false;
        }
    }

    /** The value as the method's signature wants it: in an {@code Optional} or not. */
    public @Nullable Object wrap(@Nullable Object value) {
        return plan.optional() ? Optional.ofNullable(value) : value;
    }

    /** The value without the {@code Optional} of the method's signature; a null {@code Optional} counts as empty. */
    public @Nullable Object unwrap(@Nullable Object result) {
        return result instanceof Optional<?> optional && plan.optional() ? optional.orElse(null) : result;
    }
}
