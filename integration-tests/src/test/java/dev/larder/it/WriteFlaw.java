package dev.larder.it;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.util.List;
import java.util.Set;

import dev.larder.it.behind.WriteRule;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;

/** A mechanism of write-behind that is switched off, in the class that has it. */
enum WriteFlaw implements Patch {

    /** A write is gone from the queue when its method begins. */
    ACKNOWLEDGED_FIRST("dev.larder.internal.redis.Script", WriteRule.LOST),

    /** The log keeps the last writes alone. */
    MAXLEN("dev.larder.internal.redis.Script", WriteRule.LOST),

    /** Of writes that wait together the removals come first. */
    REMOVALS_FIRST("dev.larder.internal.behind.Pieces", WriteRule.WRONG_AT_REST),

    /** Nobody is refused who has lost a partition, and all owners have the same epoch. */
    FENCE_OFF("dev.larder.internal.redis.Script", WriteRule.OUT_OF_ORDER, WriteRule.DOUBLED, WriteRule.LOST),

    /** What is about to be applied does not stand in Redis. */
    BOUNDS_FORGOTTEN("dev.larder.internal.redis.Script", WriteRule.DOUBLED),

    /** The batch writer does not look up what was applied before. */
    HIGH_WATER_IGNORED("dev.larder.it.behind.HighWater", WriteRule.DOUBLED);

    private final String type;
    @SuppressWarnings("ImmutableEnumChecker") // it is one of Set.of
    private final Set<WriteRule> broken;

    WriteFlaw(String type, WriteRule... broken) {
        this.type = type;
        this.broken = Set.of(broken);
    }

    @Override
    public String type() {
        return type;
    }

    /** Whether a broken rule is what it comes to. */
    boolean breaks(WriteRule rule) {
        return broken.contains(rule);
    }

    @Override
    public List<AsmVisitorWrapper> changes() {
        return List.of(switch (this) {
            case ACKNOWLEDGED_FIRST -> ofScripts(WriteFlawAdvice.AcknowledgedFirst.class);
            case MAXLEN -> ofScripts(WriteFlawAdvice.Maxlen.class);
            case REMOVALS_FIRST -> Advice.to(WriteFlawAdvice.RemovalsFirst.class).on(named("of"));
            case FENCE_OFF -> ofScripts(WriteFlawAdvice.NoFence.class);
            case BOUNDS_FORGOTTEN -> ofScripts(WriteFlawAdvice.NoBounds.class);
            case HIGH_WATER_IGNORED -> Advice.to(WriteFlawAdvice.NothingApplied.class).on(named("raise"));
        });
    }

    /** Whether a fault helps to show that it is missing. */
    boolean isShownBy(WriteFault fault) {
        return switch (this) {
            case ACKNOWLEDGED_FIRST -> fault == WriteFault.KILL_BEFORE_BODY || fault == WriteFault.KILL_IN_BODY;
            case MAXLEN, REMOVALS_FIRST -> fault == WriteFault.DATABASE_DOWN;
            case FENCE_OFF -> fault == WriteFault.STOP_PAST_LEASE;
            case BOUNDS_FORGOTTEN, HIGH_WATER_IGNORED -> fault == WriteFault.KILL_AFTER_COMMIT;
        };
    }

    private static AsmVisitorWrapper ofScripts(Class<?> advice) {
        return Advice.to(advice).on(isConstructor().and(takesArguments(2)));
    }
}
