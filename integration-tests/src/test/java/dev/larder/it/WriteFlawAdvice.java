package dev.larder.it;

import java.util.ArrayList;
import java.util.List;

import dev.larder.internal.behind.QueuedWrite;
import net.bytebuddy.asm.Advice;

/** What is copied into the methods of a {@link WriteFlaw}; so it may name nothing that the product does not have. */
@SuppressWarnings("UnusedVariable") // The advised method reads what is assigned here.
final class WriteFlawAdvice {

    private WriteFlawAdvice() {
    }

    /** The script that says what is about to be applied takes it out of the log as well. */
    static final class AcknowledgedFirst {

        private AcknowledgedFirst() {
        }

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) String text) {
            text = text.replace("redis.call('HSET', KEYS[1], 'window', ARGV[2], 'upto', ARGV[3])", """
                    redis.call('HSET', KEYS[1], 'window', ARGV[2], 'upto', ARGV[3])
                    local gone = 0
                    for _, found in ipairs(redis.call('XRANGE', KEYS[1] .. ':log', '-', ARGV[3])) do
                      gone = gone + redis.call('XDEL', KEYS[1] .. ':log', found[1])
                    end
                    redis.call('HINCRBY', string.match(KEYS[1], '^(.*):%d+$'), 'backlog', 0 - gone)
                    """);
        }
    }

    /** The log of a partition is cut. */
    static final class Maxlen {

        private Maxlen() {
        }

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) String text) {
            text = text.replace("redis.call('XADD', log, text", "redis.call('XADD', log, 'MAXLEN', '10', text");
        }
    }

    /** Removals and other writes are two lists, of which one comes first. */
    static final class RemovalsFirst {

        private RemovalsFirst() {
        }

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) List<QueuedWrite> writes) {
            List<QueuedWrite> sorted = new ArrayList<>();
            for (QueuedWrite write : writes) {
                if (write.removes()) {
                    sorted.add(write);
                }
            }
            for (QueuedWrite write : writes) {
                if (!write.removes()) {
                    sorted.add(write);
                }
            }
            writes = sorted;
        }
    }

    /** Who asks is the owner, and has the epoch of all. */
    static final class NoFence {

        private NoFence() {
        }

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) String text) {
            text = text
                    .replace(
                            "return redis.call('HGET', state, 'epoch') == epoch and redis.call('HGET', state, 'owner')",
                            "return true")
                    .replace("local epoch = math.max(micros, (tonumber(s[3]) or 0) + 1)", "local epoch = 1");
        }
    }

    /** The next owner combines what it finds. */
    static final class NoBounds {

        private NoBounds() {
        }

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) String text) {
            text = text.replace("redis.call('HSET', KEYS[1], 'window', ARGV[2], 'upto', ARGV[3])", "");
        }
    }

    /** All that comes is taken for new. */
    static final class NothingApplied {

        private NothingApplied() {
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) long applied) {
            applied = 0;
        }
    }
}
