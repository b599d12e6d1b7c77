package dev.larder.it;

import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.util.List;

import dev.larder.it.coherence.Rule;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.MemberSubstitution;

/** A mechanism of coherence that is switched off, in the class that has it. */
enum Flaw implements Patch {

    /** The same token for all leases of a process. */
    TOKEN_PER_PROCESS("assembly.RedisWiring"),

    /** An entry is stored under whatever lease. */
    FENCE_OFF("redis.Script"),

    /** An entry says that it was loaded when its load was over. */
    STAMP_AFTER_LOAD("entry.EnvelopeFormat"),

    /** Memory takes what was read before a removal. */
    FILL_UNFENCED("tier.local.CaffeineTier"),

    /** Memory is kept although news were missed. */
    GAP_RULE_OFF("coherence.Ledger"),

    /** Who listens hears what is told from then on, and nobody numbers it. */
    PUBSUB("coherence.Ledger");

    private static final String ROOM = "dev.larder.internal.";

    private final String type;

    Flaw(String type) {
        this.type = type;
    }

    @Override
    public String type() {
        return ROOM + type;
    }

    /** Whether a broken rule is what it comes to. */
    boolean breaks(Rule rule) {
        return switch (this) {
            case TOKEN_PER_PROCESS, FENCE_OFF, STAMP_AFTER_LOAD -> rule == Rule.OLD_FROM_REDIS;
            case FILL_UNFENCED, GAP_RULE_OFF, PUBSUB ->
                rule == Rule.OLD_FROM_OWN_MEMORY || rule == Rule.OLD_BEYOND_LAG;
        };
    }

    @Override
    public List<AsmVisitorWrapper> changes() {
        return switch (this) {
            case TOKEN_PER_PROCESS -> List.of(changed("random", FlawAdvice.OneToken.class));
            case FENCE_OFF -> List.of(changed("adding", FlawAdvice.NoLease.class));
            case STAMP_AFTER_LOAD -> List.of(changed("encode", FlawAdvice.LateReading.class));
            case FILL_UNFENCED -> List.of(changed("put", FlawAdvice.NoStamp.class));
            case GAP_RULE_OFF -> List.of(uncalled("missed"));
            case PUBSUB -> List.of(uncalled("missed"), changed("cursor", FlawAdvice.FromNow.class));
        };
    }

    /** Whether a trouble helps to show that it is missing; some need none. */
    boolean isShownBy(Trouble trouble) {
        return switch (this) {
            case TOKEN_PER_PROCESS, FENCE_OFF, STAMP_AFTER_LOAD -> false;
            case FILL_UNFENCED -> trouble == Trouble.DELAY_OF_LAST_NEWS;
            case GAP_RULE_OFF -> trouble == Trouble.FLUSHALL_OF_LAST_NEWS;
            case PUBSUB -> trouble == Trouble.RESET || trouble == Trouble.HOLD_DOWN;
        };
    }

    private static AsmVisitorWrapper changed(String method, Class<?> advice) {
        return Advice.to(advice).on(named(method));
    }

    private static AsmVisitorWrapper uncalled(String method) {
        return MemberSubstitution.relaxed().method(named(method)).stub().on(any());
    }
}
