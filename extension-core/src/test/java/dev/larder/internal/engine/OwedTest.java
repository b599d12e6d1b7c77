package dev.larder.internal.engine;

import static dev.larder.internal.engine.EngineBench.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import dev.larder.Tier;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;
import dev.larder.spi.Source;

/** Invalidations while Redis is away: another process has stored the old value, and reads go by way of Redis. */
class OwedTest {

    private static final Fault AWAY = new Fault(Fault.Kind.UNREACHABLE, "no connection");
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

    private final EngineBench bench = new EngineBench(new PolicyDraft().tier(Tier.REMOTE));
    private final EngineBench other = bench.another();

    /** Redis takes no changes and still reads. */
    private void refuseChanges() {
        bench.redis.fail(command -> List.of("MGET", "GET", "TIME").contains(command.name()) ? null : AWAY);
    }

    private void recover() {
        bench.redis.fail((Fault) null);
    }

    private Outcome answer(EngineBench process) {
        return Objects.requireNonNull(process.call("new").getNow(null));
    }

    private void invalidateInVain() {
        assertThat(bench.engine.invalidate(KEY).getNow(Reply.OK)).isInstanceOf(Reply.Failed.class);
    }

    @Test
    void keyThatIsNotForgottenInRedisIsNotAnsweredFromThere() {
        other.call("old");
        refuseChanges();
        invalidateInVain();
        assertThat(answer(bench)).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(answer(other)).as("a process that was not told").isEqualTo(EngineBench.from(Source.REDIS, "old"));
    }

    @Test
    void keyIsForgottenWhenRedisIsBackAndThenAnsweredFromThereAgain() {
        other.call("old");
        refuseChanges();
        invalidateInVain();
        recover();
        assertThat(answer(bench)).as("not tried again yet").isEqualTo(EngineBench.from(Source.METHOD, "new"));
        bench.pass(LONG_ENOUGH);
        assertThat(answer(other)).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(answer(bench)).isEqualTo(EngineBench.from(Source.REDIS, "new"));
    }

    @Test
    void itIsTriedAgainUntilRedisHasTakenIt() {
        other.call("old");
        refuseChanges();
        invalidateInVain();
        bench.pass(Duration.ofMinutes(10));
        assertThat(answer(bench)).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        recover();
        bench.pass(LONG_ENOUGH);
        assertThat(answer(other)).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(bench.engine.owed.count()).isZero();
    }

    @Test
    void tagThatDidNotMoveIsTreatedAsIfItHad() {
        other.call("old");
        refuseChanges();
        bench.engine.invalidateTags(List.of(bench.method.ownTag()));
        assertThat(answer(bench)).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        recover();
        bench.pass(LONG_ENOUGH);
        assertThat(answer(other)).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void patternIsOwedAsWell() {
        other.call("old");
        refuseChanges();
        bench.engine.invalidateMatching(List.of(Bench.ALL));
        assertThat(answer(bench)).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        recover();
        bench.pass(LONG_ENOUGH);
        assertThat(answer(other)).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void whatFailsAnewWhileItIsTriedAgainIsStillOwed() {
        other.call("old");
        refuseChanges();
        invalidateInVain();
        recover();
        bench.redis.stall();
        bench.pass(Duration.ofMillis(60));
        refuseChanges();
        invalidateInVain();
        bench.redis.goOn();
        assertThat(bench.engine.owed.forbids(KEY)).isTrue();
    }

    @Test
    void moreThanCanBeRememberedMakesAllWorthlessOnceRedisIsBack() {
        other.call("old");
        refuseChanges();
        for (int i = 0; i <= EngineBench.LIMITS.maxOwed(); i++) {
            bench.engine.invalidate("shop:another:" + i);
        }
        assertThat(bench.warnings).anyMatch(text -> text.contains("larder.invalidation.max-owed"));
        assertThat(bench.engine.owed.count()).isEqualTo(1);
        assertThat(answer(bench)).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        recover();
        bench.pass(LONG_ENOUGH);
        assertThat(answer(other)).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(answer(bench)).isEqualTo(EngineBench.from(Source.REDIS, "new"));
    }
}
