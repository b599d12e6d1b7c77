package dev.larder.internal.redis;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.time.Time;

/**
 * A port behind two breakers, one for the server and one for writes that need its memory. What the first spares is
 * every command; what the second spares is only a {@link Command.Kind#WRITE} that may add something, and an
 * {@link Command.Kind#ADDING_SCRIPT}.
 * <p>
 * What counts against the server: no connection, no answer in time, too many commands under way (it drains slower than
 * we ask), and errors that say that it serves nobody now: it loads, has lost its master, its cluster is down, a script
 * holds it, we may not speak to it. Such an answer is quick, but asking again is work for nothing.
 * <p>
 * What counts against the writes alone: no memory left, a replica, a disk or replicas that fail. Reads go on, for what
 * is there can still be read; so do removals, which need no memory and which an invalidation depends on; so do scripts
 * that only end or extend what is there.
 * <p>
 * All other errors say something of the command, not of the server: {@code WRONGTYPE}, {@code NOSCRIPT}, a syntax
 * error. The server answered, and that is a success.
 */
public final class GuardedRedis implements RedisPort {

    private static final Set<String> SERVES_NOBODY = Set.of("LOADING", "MASTERDOWN", "CLUSTERDOWN", "BUSY", "NOAUTH");
    private static final Set<String> TAKES_NOTHING = Set.of("OOM", "READONLY", "MISCONF", "NOREPLICAS");
    private static final Set<String> ADDS_NOTHING = Set.of("UNLINK", "DEL", "HDEL", "SREM", "ZREM", "XDEL", "XTRIM",
            "XACK", "EXPIRE", "PEXPIRE", "EXPIREAT", "PEXPIREAT", "FLUSHDB");
    private static final Fault SPARED = new Fault(Fault.Kind.SPARED, "The breaker is open: Redis failed too often");
    private static final Fault SPARED_WRITE = new Fault(Fault.Kind.SPARED,
            "The breaker for writes is open: Redis refused too many");

    private final RedisPort port;
    private final Breaker server;
    private final Breaker writes;
    private final Time time;

    public GuardedRedis(RedisPort port, Breaker server, Breaker writes, Time time) {
        this.port = port;
        this.server = server;
        this.writes = writes;
        this.time = time;
    }

    @Override
    public CompletableFuture<Reply> send(Command command) {
        boolean adds = command.kind() == Command.Kind.ADDING_SCRIPT
                || command.kind() == Command.Kind.WRITE && !ADDS_NOTHING.contains(command.name());
        // The breaker of the writes is asked second, so that a ticket of it is never given back unused.
        long serverTicket = server.enter();
        if (serverTicket == Breaker.DENIED) {
            return CompletableFuture.completedFuture(new Reply.Failed(SPARED));
        }
        long writeTicket = adds ? writes.enter() : Breaker.DENIED;
        if (adds && writeTicket == Breaker.DENIED) {
            if (server.state() == Breaker.State.HALF_OPEN) {
                return probeInstead(serverTicket);
            }
            return CompletableFuture.completedFuture(new Reply.Failed(SPARED_WRITE));
        }
        long start = time.nanos();
        CompletableFuture<Reply> reply = port.send(command);
        reply.thenAccept(got -> account(got, serverTicket, writeTicket, time.nanos() - start));
        return reply;
    }

    /** The server's breaker waits for the outcome of this very call, which the writes' breaker spares: ask another. */
    private CompletableFuture<Reply> probeInstead(long serverTicket) {
        long start = time.nanos();
        port.send(Command.read("PING"))
                .thenAccept(got -> account(got, serverTicket, Breaker.DENIED, time.nanos() - start));
        return CompletableFuture.completedFuture(new Reply.Failed(SPARED_WRITE));
    }

    private void account(Reply reply, long serverTicket, long writeTicket, long nanos) {
        Fault fault = reply instanceof Reply.Failed failed ? failed.fault() : null;
        boolean serves = fault == null
                || fault.kind() == Fault.Kind.REFUSED && !SERVES_NOBODY.contains(fault.code());
        server.leave(serverTicket, serves, nanos);
        if (writeTicket == Breaker.DENIED) {
            return;
        }
        // Where the server as a whole fails, its own breaker counts it; a probe of the writes has then failed too.
        boolean takes = serves && (fault == null || !TAKES_NOTHING.contains(fault.code()));
        if (serves || writes.state() == Breaker.State.HALF_OPEN) {
            writes.leave(writeTicket, takes, 0);
        }
    }
}
