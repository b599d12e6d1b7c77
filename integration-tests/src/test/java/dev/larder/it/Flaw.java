package dev.larder.it;

import dev.larder.internal.assembly.RedisWiring;
import dev.larder.internal.redis.Script;
import dev.larder.internal.tier.local.CaffeineTier;
import dev.larder.it.coherence.Rule;
import net.bytebuddy.asm.Advice;

/** A mechanism of coherence that is switched off, in the class that has it, and the rule that is broken without it. */
enum Flaw {

    /** The same token for all leases of a process. */
    TOKEN_PER_PROCESS(RedisWiring.class, "token", OneToken.class, Rule.OLD_FROM_REDIS),

    /** An entry is stored under whatever lease. */
    FENCE_OFF(Script.class, "adding", NoLease.class, Rule.OLD_FROM_REDIS),

    /** Memory takes what was read before a removal. */
    FILL_UNFENCED(CaffeineTier.class, "put", NoStamp.class, Rule.OLD_BEYOND_LAG);

    private final Class<?> type;
    private final String method;
    private final Class<?> advice;
    private final Rule broken;

    Flaw(Class<?> type, String method, Class<?> advice, Rule broken) {
        this.type = type;
        this.method = method;
        this.advice = advice;
        this.broken = broken;
    }

    Class<?> type() {
        return type;
    }

    String method() {
        return method;
    }

    Class<?> advice() {
        return advice;
    }

    Rule broken() {
        return broken;
    }

    /** Whether a trouble helps to show that it is missing; some need none. */
    boolean isShownBy(Trouble trouble) {
        return this == FILL_UNFENCED && trouble == Trouble.DELAY;
    }

    /** Its body is copied into the class, so it may name nothing that is not there. */
    static final class OneToken {

        private OneToken() {
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) byte[] token) {
            long pid = ProcessHandle.current().pid();
            for (int i = 0; i < token.length; i++) {
                token[i] = (byte) (pid >> i);
            }
        }
    }

    /** As above. */
    static final class NoLease {

        private NoLease() {
        }

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) String text) {
            if (text.contains("redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])")) {
                text = text.replace("if string.sub(lease, 4, 19) ~= ARGV[1] or ends <= now then return 0 end", "");
            }
        }
    }

    /** As above. */
    static final class NoStamp {

        private NoStamp() {
        }

        @Advice.OnMethodEnter
        @SuppressWarnings("UnusedVariable") // The advised method reads what is assigned here.
        static void enter(@Advice.This CaffeineTier tier, @Advice.Argument(0) String key,
                @Advice.Argument(value = 2, readOnly = false) long stamp) {
            stamp = tier.stamp(key);
        }
    }
}
