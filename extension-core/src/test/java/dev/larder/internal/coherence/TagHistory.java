package dev.larder.internal.coherence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Claim.Manner;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.remote.Progress;
import dev.larder.internal.tier.remote.RedisTier;

/**
 * Loads and moves of tags in one order, and what must not be found after them. A process asks Redis of all tags, another
 * follows the news as far as the steps let it, and remembers hardly any.
 */
final class TagHistory {

    static final String OWN = "%own";
    static final List<String> TAGS = List.of("a", "b", OWN);
    static final List<String> KEYS = List.of("shop:k", "shop:l");

    private static final Names NAMES = Names.of("shop");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final AtomicLong DRAWN = new AtomicLong();
    private static final int MOST_MIRRORED = 2;

    /** What happens next. A load is begun or stored; tags move, or are read of; Redis loses something. */
    enum Act {
        BEGIN, STORE, MOVE, FIND, HEAR, LOOK, LEAVE, LOSE_ORDER, LOSE_TAGS
    }

    /** @param tags of a load that begins, or that move; never empty */
    record Step(Act act, String key, List<String> tags) {
    }

    private record Loading(Lease lease, long begun, List<String> tags) {
    }

    private final RedisPort redis;
    private final boolean readsLate;
    private final Announcer announcer;
    private final TagClock clock;
    private final RedisTier asking;
    private final RedisTier following;
    private final Ledger ledger;
    private final Deque<Message> unheard = new ArrayDeque<>();
    private final Map<String, Loading> loading = new HashMap<>();
    private final Map<String, Long> movedAt = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private long now;
    private long found;

    /**
     * @param life after which tags are forgotten
     * @param readsLate whether the clock is read at the store: the mistake that the order of things is there to avoid
     */
    TagHistory(RedisPort redis, Duration life, boolean readsLate) {
        this.redis = redis;
        this.readsLate = readsLate;
        TagMirror mirror = new TagMirror(MOST_MIRRORED);
        this.announcer = new Announcer(redis, NAMES, "other", TagHistory::drawn, new TagMirror(), life);
        this.clock = new TagClock(redis, NAMES, TagHistory::drawn, new TagMirror());
        this.asking = tier(clock);
        this.following = tier(new TagClock(redis, NAMES, TagHistory::drawn, mirror));
        this.ledger = new Ledger("self", mirror, new Listener() {
            @Override
            public void heard(News news) {
                // The mirror is told by the ledger.
            }

            @Override
            public void missed() {
                unheard.clear();
            }
        });
    }

    private RedisTier tier(TagClock used) {
        return new RedisTier(redis, OptionalLong::empty, TagHistory::token, "filled", announcer, used,
                () -> Progress.UNHEARD);
    }

    /** What was found although it must not be. */
    List<String> run(List<Step> steps) {
        for (Step step : steps) {
            now++;
            switch (step.act()) {
                case BEGIN -> begin(step);
                case STORE -> store(step.key());
                case MOVE -> move(step.tags());
                case FIND -> find(step.key());
                case HEAR -> hear();
                case LOOK -> look();
                case LEAVE -> leave();
                case LOSE_ORDER -> redis.send(Command.write("UNLINK", NAMES.order())).join();
                case LOSE_TAGS -> redis.send(Command.write("UNLINK", NAMES.tags())).join();
            }
        }
        return violations;
    }

    /** How often something was found. */
    long found() {
        return found;
    }

    private void begin(Step step) {
        if (asking.acquire(step.key(), LONG, Claim.overAnything(Manner.FORCE))
                .join() instanceof Acquisition.Granted granted) {
            loading.put(step.key(), new Loading(granted.lease(), now, step.tags()));
        }
    }

    private void store(String key) {
        Loading load = loading.remove(key);
        if (load != null) {
            Position reading = (readsLate ? clock.reading().join() : load.lease().reading()).orElseThrow();
            asking.store(key, load.lease(), new Envelope((byte) 1, false, 1, 2, load.lease().grantedAt(),
                    load.lease().grantedAt() + 1, 0, reading.epoch(), reading.clock(), load.tags(),
                    String.valueOf(load.begun()).getBytes(StandardCharsets.UTF_8)), LONG).join();
        }
    }

    private void move(List<String> tags) {
        News news = new News.Tags(tags);
        if (announcer.tell(news).join() instanceof Reply.Bytes told) {
            Position at = Position.of(new String(told.value(), StandardCharsets.UTF_8)).orElseThrow();
            unheard.add(new Message(at.count() + "-" + at.epoch(), at, "other", news));
            tags.forEach(tag -> movedAt.put(tag, now));
        }
    }

    private void leave() {
        if (!(asking.leaveEpoch().join() instanceof Reply.Failed)) {
            TAGS.forEach(tag -> movedAt.put(tag, now));
        }
    }

    private void find(String key) {
        for (RedisTier tier : List.of(asking, following)) {
            if (tier.find(key, OWN).join() instanceof Lookup.Found hit) {
                found++;
                check(hit.entry(), tier == asking ? "who asks" : "who follows");
            }
        }
    }

    private void check(Envelope entry, String finder) {
        long begun = Long.parseLong(new String(entry.payload(), StandardCharsets.UTF_8));
        List<String> carried = new ArrayList<>(entry.tags());
        carried.add(OWN);
        for (String tag : carried) {
            long moved = movedAt.getOrDefault(tag, 0L);
            if (moved > begun) {
                violations.add("at " + now + " " + finder + " found what was begun at " + begun + ", and " + tag
                        + " moved at " + moved);
            }
        }
    }

    private void hear() {
        Message next = unheard.poll();
        if (next != null) {
            ledger.read(List.of(next));
        }
    }

    private void look() {
        if (Scripts.LOOK.run(redis, NAMES.all(), drawn(), "", 0L).join() instanceof Reply.Many pair) {
            Order order = Order.of(String.valueOf(Message.text(pair.values().get(0)))).orElseThrow();
            ledger.look(order.last(), "0-0");
        }
    }

    private static String drawn() {
        return String.valueOf(DRAWN.incrementAndGet());
    }

    private static byte[] token() {
        byte[] token = new byte[Lease.TOKEN_LENGTH];
        ByteBuffer.wrap(token).putLong(DRAWN.incrementAndGet());
        return token;
    }
}
