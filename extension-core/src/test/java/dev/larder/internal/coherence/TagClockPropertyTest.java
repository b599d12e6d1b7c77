package dev.larder.internal.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.coherence.TagHistory.Act;
import dev.larder.internal.coherence.TagHistory.Step;
import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.vertx.Ports;
import dev.larder.internal.tier.remote.LeaseScriptModel;
import dev.larder.internal.time.FakeTime;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.RedisLauncher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/** Whatever the order of loads, moves and losses: what was begun before a move of one of its tags is not found after it. */
class TagClockPropertyTest {

    private static final Duration LONG = Duration.ofHours(1);
    /** What moved is forgotten at once, or with the next move. */
    private static final Duration NONE = Duration.ZERO;

    private static @Nullable RedisHandle server;
    private static Ports.@Nullable Open connection;

    @BeforeContainer
    static void start() {
        server = RedisLauncher.launch();
        connection = Ports.open(server);
    }

    @AfterContainer
    static void stop() {
        if (connection != null) {
            connection.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static RedisPort emptied() {
        Objects.requireNonNull(server).command("FLUSHALL");
        return Objects.requireNonNull(connection).port();
    }

    private static RedisPort memory() {
        InMemoryRedis memory = new InMemoryRedis(new FakeTime());
        LeaseScriptModel.teach(memory);
        NewsModel.teach(memory);
        return memory;
    }

    @Property(tries = 1_000)
    void nothingOutlivesAMoveInMemory(@ForAll("histories") List<Step> steps) {
        check(new TagHistory(memory(), LONG, false), steps);
    }

    @Property(tries = 200)
    void nothingOutlivesAMoveOnAServer(@ForAll("histories") List<Step> steps) {
        check(new TagHistory(emptied(), LONG, false), steps);
    }

    @Property(tries = 200)
    void nothingOutlivesAMoveThatIsForgotten(@ForAll("histories") List<Step> steps) {
        check(new TagHistory(emptied(), NONE, false), steps);
    }

    /** The negative control: it is the reading before the load that does it. */
    @Example
    void readingTakenAtTheStoreIsFoundOut() {
        assertThat(histories().sampleStream().limit(500)
                .filter(steps -> !new TagHistory(memory(), LONG, true).run(steps).isEmpty()).count()).isPositive();
    }

    private static void check(TagHistory history, List<Step> steps) {
        assertThat(history.run(steps)).isEmpty();
        Statistics.label("something is found").collect(history.found() > 0)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 30));
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Act> acts = Arbitraries.frequency(Tuple.of(12, Act.BEGIN), Tuple.of(16, Act.STORE),
                Tuple.of(6, Act.MOVE), Tuple.of(16, Act.FIND), Tuple.of(6, Act.HEAR), Tuple.of(2, Act.LOOK),
                Tuple.of(1, Act.LEAVE), Tuple.of(1, Act.LOSE_ORDER), Tuple.of(1, Act.LOSE_TAGS));
        Arbitrary<List<String>> tags = Arbitraries.of(TagHistory.TAGS).list().ofMinSize(1).ofMaxSize(2)
                .uniqueElements();
        return Combinators.combine(acts, Arbitraries.of(TagHistory.KEYS), tags).as(Step::new).list().ofMinSize(20)
                .ofMaxSize(80);
    }
}
