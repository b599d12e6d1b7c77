package dev.larder.it;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.tier.local.CaffeineTier;
import net.bytebuddy.asm.Advice;

/** What is copied into the methods of a {@link Flaw}; so it may name nothing that the product does not have. */
@SuppressWarnings("UnusedVariable") // The advised method reads what is assigned here.
final class FlawAdvice {

    private FlawAdvice() {
    }

    /** Something random of the right length becomes something that depends on the process alone. */
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

    /** The script that stores does not look whose the lease is. */
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

    /** The stamp is taken when it is compared. */
    static final class NoStamp {

        private NoStamp() {
        }

        @Advice.OnMethodEnter
        static void enter(@Advice.This CaffeineTier tier, @Advice.Argument(0) String key,
                @Advice.Argument(value = 2, readOnly = false) long stamp) {
            stamp = tier.stamp(key);
        }
    }

    /** The tag clock runs with the server's, which is this machine's. */
    static final class LateReading {

        private LateReading() {
        }

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) Envelope entry) {
            entry = new Envelope(entry.codec(), entry.absent(), entry.keyHash(), entry.fingerprint(), entry.createdAt(),
                    entry.freshUntil(), entry.loadMillis(), entry.tagEpoch(), System.currentTimeMillis(), entry.tags(),
                    entry.payload());
        }
    }

    /** A stream is read from its end. */
    static final class FromNow {

        private FromNow() {
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) String cursor) {
            cursor = "$";
        }
    }
}
