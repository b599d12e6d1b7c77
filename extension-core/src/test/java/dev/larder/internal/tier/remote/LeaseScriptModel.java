package dev.larder.internal.tier.remote;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.Script;

/** What {@link LeaseScripts} do, said once more in Java, for the Redis in memory. */
public final class LeaseScriptModel {

    private static final Reply NO = new Reply.Number(0);
    private static final Reply YES = new Reply.Number(1);
    private static final byte LEASE = (byte) 189;
    private static final byte ENTRY = (byte) 190;

    private final InMemoryRedis redis;

    private LeaseScriptModel(InMemoryRedis redis) {
        this.redis = redis;
    }

    /** Teaches the scripts to a Redis, which has loaded them as well. */
    public static void teach(InMemoryRedis redis) {
        LeaseScriptModel model = new LeaseScriptModel(redis);
        redis.define(LeaseScripts.ACQUIRE, (keys, words) -> model.acquire(model.read(keys), words));
        redis.define(LeaseScripts.EXTEND, (keys, words) -> model.extend(model.read(keys), words));
        redis.define(LeaseScripts.STORE, (keys, words) -> model.store(model.read(keys), words));
        redis.define(LeaseScripts.RELEASE, (keys, words) -> model.release(model.read(keys), words));
        all().forEach(redis::load);
    }

    /** Lets entries be stored whether the lease holds or not: a negative control. */
    public static void switchTheFenceOff(InMemoryRedis redis) {
        redis.define(LeaseScripts.STORE, (keys, words) -> {
            redis.call("SET", keys.get(0), words.get(2), "PX", words.get(3));
            return YES;
        });
    }

    static List<Script> all() {
        return List.of(LeaseScripts.ACQUIRE, LeaseScripts.EXTEND, LeaseScripts.STORE, LeaseScripts.RELEASE);
    }

    /** What stands under a key. */
    private record Slot(String key, byte[] lease, byte[] body, long ends, long now) {

        boolean isLeased() {
            return ends > now;
        }

        boolean isLeasedBy(Object token) {
            return isLeased() && Arrays.equals(part(lease, 3, 19), raw(token));
        }

        boolean hasEntry() {
            return body.length > 0 && body[0] == ENTRY;
        }

        byte waiting() {
            return lease.length > 2 ? lease[2] : 0;
        }
    }

    private Slot read(List<String> keys) {
        String key = keys.get(0);
        Reply reply = redis.call("GET", key);
        if (reply instanceof Reply.Failed) {
            redis.call("UNLINK", key);
        }
        byte[] whole = reply instanceof Reply.Bytes bytes ? bytes.value() : new byte[0];
        boolean leased = whole.length > 0 && whole[0] == LEASE;
        byte[] lease = leased ? part(whole, 0, 32) : new byte[0];
        byte[] body = leased ? part(whole, 32, whole.length) : whole;
        return new Slot(key, lease, body, luaNumber(part(lease, 19, 32)), redis.clock());
    }

    private Reply acquire(Slot slot, List<Object> words) {
        String manner = text(words.get(2));
        boolean forced = manner.equals("F");
        boolean paused = manner.equals("I") && slot.lease().length > 1 && slot.lease()[1] == 'F';
        boolean seized = manner.equals("S");
        boolean fenced = slot.lease().length > 1 && slot.lease()[1] == 'X';
        if (slot.isLeased() && !seized && (fenced || !forced) && !paused) {
            if (!manner.equals("A")) {
                redis.call("SETRANGE", slot.key(), 2L, "1");
            }
            return new Reply.Many(List.of(NO, new Reply.Number(slot.ends() - slot.now()),
                    new Reply.Bytes(part(slot.lease(), 1, 2))));
        }
        byte[] seen = raw(words.get(3));
        byte[] body = slot.body();
        if (Arrays.equals(seen, raw("*"))) {
            body = forced && slot.hasEntry() ? body : new byte[0];
        } else if (!slot.hasEntry()) {
            body = new byte[0];
        } else if (!Arrays.equals(part(body, 24, 40), seen)) {
            return new Reply.Many(List.of(new Reply.Number(2)));
        }
        long length = (Long) words.get(1);
        byte[] waiting = slot.isLeased() ? part(slot.lease(), 2, 3) : raw("0");
        redis.call("SET", slot.key(),
                join(new byte[] { LEASE, (byte) (seized ? 'X' : 'L') }, waiting, raw(words.get(0)),
                        digits(slot.now() + length), body),
                "PX", kept(slot.key(), body, length));
        return new Reply.Many(List.of(YES, new Reply.Number(slot.now())));
    }

    private Reply extend(Slot slot, List<Object> words) {
        if (!slot.isLeasedBy(words.get(0))) {
            return NO;
        }
        long length = (Long) words.get(1);
        redis.call("SETRANGE", slot.key(), 19L, digits(slot.now() + length));
        if (remaining(slot.key()) < length) {
            redis.call("PEXPIRE", slot.key(), length);
        }
        return YES;
    }

    private Reply store(Slot slot, List<Object> words) {
        if (!slot.isLeasedBy(words.get(0))) {
            return NO;
        }
        redis.call("SET", slot.key(), words.get(2), "PX", words.get(3));
        return tell(slot, words);
    }

    private Reply release(Slot slot, List<Object> words) {
        if (!slot.isLeasedBy(words.get(0))) {
            return NO;
        }
        long pause = (Long) words.get(2);
        if (pause > 0) {
            redis.call("SET", slot.key(), join(raw("\u00bdF0"), raw(words.get(0)), digits(slot.now() + pause),
                    slot.body()), "PX", kept(slot.key(), slot.body(), pause));
        } else if (slot.body().length == 0 || pause < 0) {
            redis.call("UNLINK", slot.key());
        } else {
            redis.call("SET", slot.key(), slot.body(), "KEEPTTL");
        }
        return tell(slot, words);
    }

    private Reply tell(Slot slot, List<Object> words) {
        if (slot.waiting() == '1') {
            redis.call("PUBLISH", words.get(1), slot.key());
        }
        return YES;
    }

    private long kept(String key, byte[] body, long atLeast) {
        return body.length == 0 ? atLeast : Math.max(remaining(key), atLeast);
    }

    private long remaining(String key) {
        return ((Reply.Number) redis.call("PTTL", key)).value();
    }

    /** As Lua reads a decimal number; of the other forms that it reads, none can be an end in the future. */
    private static long luaNumber(byte[] bytes) {
        long number = 0;
        for (byte digit : bytes) {
            if (digit < '0' || digit > '9') {
                return 0;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    private static byte[] digits(long millis) {
        String digits = Long.toString(millis);
        return raw("0".repeat(13 - digits.length()) + digits);
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return from >= bytes.length ? new byte[0] : Arrays.copyOfRange(bytes, from, Math.min(to, bytes.length));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] raw(Object word) {
        return word instanceof byte[] bytes ? bytes : String.valueOf(word).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(Object word) {
        return new String(raw(word), StandardCharsets.ISO_8859_1);
    }
}
