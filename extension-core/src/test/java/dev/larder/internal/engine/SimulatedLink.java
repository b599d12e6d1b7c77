package dev.larder.internal.engine;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/** The way from a process to Redis and back: it takes time, and at times loses, delays or refuses what it carries. */
final class SimulatedLink implements RedisPort {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long DEADLINE = 100 * MILLI;
    private static final Reply LATE = new Reply.Failed(new Fault(Fault.Kind.LATE, "no answer within the deadline"));
    private static final Reply GONE = new Reply.Failed(new Fault(Fault.Kind.UNREACHABLE, "no connection"));

    private final SimulatedProcess process;
    private final InMemoryRedis redis;
    private final SplittableRandom random;
    private final boolean faulty;
    private final BiConsumer<Command, Reply> done;
    private long lastArrival;
    private long lastReturn;

    /** @param done is told what the server has carried out, at that moment */
    SimulatedLink(SimulatedProcess process, InMemoryRedis redis, SplittableRandom random, boolean faulty,
            BiConsumer<Command, Reply> done) {
        this.process = process;
        this.redis = redis;
        this.random = random;
        this.faulty = faulty;
        this.done = done;
    }

    @Override
    public CompletableFuture<Reply> send(Command command) {
        int luck = faulty ? random.nextInt(100) : 100;
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        if (luck < 4) {
            answer.complete(GONE);
            return answer;
        }
        long there = delay(luck);
        if (luck < 10) {
            process.later(DEADLINE, () -> answer.complete(LATE));
            if (luck < 7) {
                process.world(there, () -> carryOut(command));
            }
            return answer;
        }
        long back = delay(random.nextInt(20));
        if (!faulty) {
            there = lastArrival = Math.max(lastArrival, process.now() + there);
            back = lastReturn = Math.max(lastReturn, there + back);
            there -= process.now();
            back -= process.now() + there;
        }
        long onTheWay = back;
        process.world(there, () -> {
            Reply reply = carryOut(command);
            process.later(onTheWay, () -> answer.complete(reply));
        });
        if (there + back >= DEADLINE) {
            process.later(DEADLINE, () -> answer.complete(LATE));
        }
        return answer;
    }

    private long delay(int luck) {
        boolean slow = faulty && luck < 15;
        return slow ? random.nextInt(1, 250) * MILLI : random.nextInt(50, 2000) * MICRO;
    }

    private Reply carryOut(Command command) {
        Reply reply = redis.send(command).join();
        done.accept(command, reply);
        return reply;
    }
}
