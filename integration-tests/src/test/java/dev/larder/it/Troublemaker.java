package dev.larder.it;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.larder.it.wire.Direction;
import dev.larder.it.wire.Disturbance;
import dev.larder.it.wire.Proxy;
import dev.larder.testing.RedisHandle;

/** Makes trouble of all kinds, as often of each, in an order that its seed decides; and now and then has writers rest. */
final class Troublemaker {

    private static final int REST_ONE_IN = 3;
    private static final int ALL_ONE_IN = 4;
    private static final Duration SLOW = Duration.ofMillis(150);
    /** There and back it is less than a command may take. */
    private static final Duration A_LITTLE = Duration.ofMillis(45);

    private final RedisHandle redis;
    private final List<Proxy> ways;
    private final Consumer<Boolean> hush;
    private final Duration maxLag;
    private final List<Trouble> kinds;
    private final Random random;
    private final Deque<Trouble> deck = new ArrayDeque<>();
    private final Map<Trouble, Integer> made = new EnumMap<>(Trouble.class);

    /**
     * @param ways of the processes
     * @param hush whether writers shall rest
     * @param maxLag troubles are shorter and longer than that
     * @param kinds that are wanted; none at all: time passes without
     */
    Troublemaker(RedisHandle redis, List<Proxy> ways, Consumer<Boolean> hush, Duration maxLag,
            Predicate<Trouble> kinds, long seed) {
        this.redis = redis;
        this.ways = ways;
        this.hush = hush;
        this.maxLag = maxLag;
        this.kinds = Arrays.stream(Trouble.values()).filter(kinds).toList();
        this.random = new Random(seed);
    }

    /** How often of each kind. */
    Map<Trouble, Integer> made() {
        return made;
    }

    int count() {
        return made.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Makes trouble, mends it, and leaves the processes alone for a while. */
    void strike() {
        if (deck.isEmpty()) {
            List<Trouble> shuffled = new ArrayList<>(kinds);
            Collections.shuffle(shuffled, random);
            deck.addAll(shuffled);
        }
        Trouble trouble = deck.poll();
        boolean rest = trouble != null && random.nextInt(REST_ONE_IN) == 0;
        if (trouble != null) {
            make(trouble, () -> hush.accept(rest));
            made.merge(trouble, 1, Integer::sum);
        }
        hush.accept(rest);
        pass(upTo(maxLag).plus(rest ? maxLag.multipliedBy(2) : Duration.ZERO));
        hush.accept(false);
    }

    /** @param rest what was missed shows only if nothing comes after: to be run when something may be missed */
    private void make(Trouble trouble, Runnable rest) {
        switch (trouble) {
            case DELAY -> disturb(
                    new Disturbance.Delay(Duration.ZERO, upTo(random.nextBoolean() ? SLOW : A_LITTLE)), rest);
            case HOLD_UP -> disturb(new Disturbance.Hold(Direction.UP), rest);
            case HOLD_DOWN -> disturb(new Disturbance.Hold(Direction.DOWN), rest);
            case SILENCE -> disturb(new Disturbance.Silence(), rest);
            case RESET -> disturb(new Disturbance.Reset(), rest);
            case CUT_UP -> disturb(new Disturbance.Cut(Direction.UP, random.nextBoolean()), rest);
            case CUT_DOWN -> disturb(new Disturbance.Cut(Direction.DOWN, random.nextBoolean()), rest);
            case CLIENT_KILL -> {
                rest.run();
                redis.command("CLIENT", "KILL", "TYPE", "normal");
                redis.command("CLIENT", "KILL", "TYPE", "pubsub");
            }
            case SCRIPT_FLUSH -> redis.command("SCRIPT", "FLUSH");
            case FLUSHALL -> {
                rest.run();
                redis.command("FLUSHALL");
            }
            case RESTART_EMPTY -> {
                rest.run();
                redis.kill();
                pass(upTo(maxLag));
                redis.restart();
            }
            case PAUSE -> {
                redis.pause();
                rest.run();
                pass(upTo(maxLag.multipliedBy(3)));
                redis.resume();
            }
            case DELAY_OF_LAST_NEWS -> lastNews(() -> {});
            case FLUSHALL_OF_LAST_NEWS -> lastNews(() -> redis.command("FLUSHALL"));
        }
    }

    private void disturb(Disturbance disturbance, Runnable rest) {
        List<Proxy> victims = random.nextInt(ALL_ONE_IN) == 0 ? ways : List.of(ways.get(random.nextInt(ways.size())));
        victims.forEach(victim -> victim.suffer(disturbance));
        pass(upTo(maxLag.multipliedBy(2)));
        rest.run();
        pass(upTo(maxLag));
        boolean delivers = disturbance instanceof Disturbance.Delay || random.nextBoolean();
        victims.forEach(victim -> victim.heal(delivers));
    }

    private void lastNews(Runnable then) {
        // Only one, so that the others write all the more.
        Proxy victim = ways.get(random.nextInt(ways.size()));
        victim.suffer(new Disturbance.Delay(Duration.ZERO, A_LITTLE));
        pass(maxLag);
        hush.accept(true);
        then.run();
        pass(A_LITTLE.multipliedBy(2));
        victim.heal(true);
        pass(maxLag.multipliedBy(2));
        hush.accept(false);
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(1 + random.nextLong(most.toMillis()));
    }

    /** Lets time go by. */
    static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
    }
}
