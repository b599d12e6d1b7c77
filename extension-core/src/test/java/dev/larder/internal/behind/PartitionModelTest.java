package dev.larder.internal.behind;

import static dev.larder.internal.behind.LiveQueue.LONG;
import static dev.larder.internal.behind.LiveQueue.NO_ENTRY;
import static dev.larder.internal.behind.LiveQueue.bytes;
import static dev.larder.internal.behind.LiveQueue.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.behind.Letters.Letter;
import dev.larder.internal.behind.Partition.Burial;
import dev.larder.internal.time.FakeTime;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.RedisLauncher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The partition in memory against one in a real Redis: what is done to both is answered alike and leaves the same. */
class PartitionModelTest {

    private static final List<String> KEYS = List.of("shop:a", "shop:b", "shop:c");
    private static final Burial BAD = new Burial("bad", 2, false);

    private static @Nullable RedisHandle server;
    private static @Nullable LiveQueue live;

    private enum What {
        APPEND, CLAIM, END_LEASE, RENEW, RELEASE, OPEN, DONE, BURY, HOLD_BACK, REPLAY, DISCARD, BEGIN_DIRECT, END_DIRECT
    }

    /** @param stale done by the owner before */
    private record Step(What what, int number, boolean stale) {

        String key() {
            return KEYS.get(number % KEYS.size());
        }
    }

    @BeforeContainer
    static void start() {
        server = RedisLauncher.launch();
        live = new LiveQueue(server);
    }

    @AfterContainer
    static void stop() {
        Objects.requireNonNull(live).close();
        Objects.requireNonNull(server).close();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<What> what = Arbitraries.frequency(Tuple.of(8, What.APPEND), Tuple.of(2, What.CLAIM),
                Tuple.of(1, What.END_LEASE), Tuple.of(1, What.RENEW), Tuple.of(1, What.RELEASE), Tuple.of(3, What.OPEN),
                Tuple.of(4, What.DONE), Tuple.of(4, What.BURY), Tuple.of(3, What.HOLD_BACK), Tuple.of(3, What.REPLAY),
                Tuple.of(3, What.DISCARD), Tuple.of(1, What.BEGIN_DIRECT), Tuple.of(1, What.END_DIRECT));
        return Combinators
                .combine(what, Arbitraries.integers().between(0, 11),
                        Arbitraries.frequency(Tuple.of(7, false), Tuple.of(1, true)))
                .as(Step::new).list().ofMinSize(5).ofMaxSize(40);
    }

    @Property(tries = 40)
    void bothAnswerAlikeAndHoldTheSame(@ForAll("steps") List<Step> steps) {
        LiveQueue queue = Objects.requireNonNull(live);
        queue.redis.command("FLUSHALL");
        queue.redis.command("SCRIPT", "LOAD", IntakeScripts.END_DIRECT.text());
        Pair pair = new Pair(queue);
        pair.claim();
        for (Step step : steps) {
            pair.run(step);
            pair.compare();
        }
    }

    /** One partition in Redis and one in memory, and the last two owners of each. */
    private static final class Pair {

        private final LiveQueue live;
        private final MemoryPartition memory = new MemoryPartition(new FakeTime());
        private final RedisPartition redis;
        private final Letters letters;
        private final long[] liveEpochs = new long[2];
        private final long[] memoryEpochs = new long[2];
        private int calls;

        Pair(LiveQueue live) {
            this.live = live;
            this.redis = live.partition(0);
            this.letters = live.letters(live.intake);
        }

        void claim() {
            Optional<Tenure> one = redis.claim(LONG).join();
            Optional<Tenure> other = memory.claim(LONG).join();
            assertThat(one.map(Tenure::bounds)).isEqualTo(other.map(Tenure::bounds));
            one.ifPresent(tenure -> {
                liveEpochs[1] = liveEpochs[0];
                liveEpochs[0] = tenure.epoch();
                memoryEpochs[1] = memoryEpochs[0];
                memoryEpochs[0] = other.orElseThrow().epoch();
            });
        }

        void run(Step step) {
            int who = step.stale() ? 1 : 0;
            Bounds bounds = new Bounds(step.number() + 1, step.number());
            switch (step.what()) {
                case APPEND -> append(step);
                case CLAIM -> claim();
                case END_LEASE -> {
                    live.endLease();
                    memory.endLease();
                }
                case RENEW -> alike(redis.renew(liveEpochs[who], LONG), memory.renew(memoryEpochs[who], LONG));
                case RELEASE -> alike(redis.release(liveEpochs[who]), memory.release(memoryEpochs[who]));
                case OPEN -> alike(redis.open(liveEpochs[who], bounds), memory.open(memoryEpochs[who], bounds));
                case DONE -> {
                    boolean first = first(step, all()).equals(applied(step, all()));
                    alike(redis.done(liveEpochs[who], applied(step, live.log(0)), first, bounds),
                            memory.done(memoryEpochs[who], applied(step, all()), first, bounds));
                }
                case BURY -> alike(redis.bury(liveEpochs[who], one(step, live.log(0)), BAD),
                        memory.bury(memoryEpochs[who], one(step, all()), BAD));
                case HOLD_BACK -> alike(redis.bury(liveEpochs[who], first(step, live.log(0)), Burial.HELD_BACK),
                        memory.bury(memoryEpochs[who], first(step, all()), Burial.HELD_BACK));
                case REPLAY -> {
                    letters.replay(step.key()).join();
                    memory.resolve(step.key(), false);
                }
                case DISCARD -> {
                    letters.discard(step.key()).join();
                    memory.resolve(step.key(), true);
                }
                case BEGIN_DIRECT -> {
                    if (live.intake.beginDirect(step.key(), "t", LONG).join()) {
                        memory.beginDirect(step.key());
                    }
                }
                case END_DIRECT -> {
                    live.intake.endDirect(step.key(), "t");
                    memory.endDirect(step.key());
                }
            }
        }

        private void append(Step step) {
            String call = "c" + calls++;
            boolean removes = step.number() % 4 == 0;
            live.intake.append(step.key(), removes, bytes(call), step.stale() ? NO_ENTRY : entry(call)).join();
            memory.append(step.key(), call, removes);
        }

        private List<QueuedWrite> all() {
            return memory.read(0, 1_000).join().orElseThrow();
        }

        private static List<QueuedWrite> first(Step step, List<QueuedWrite> log) {
            return log.subList(0, Math.min(step.number() % 4, log.size()));
        }

        /** As an owner does: nothing of a key that has dead letters. */
        private List<QueuedWrite> applied(Step step, List<QueuedWrite> log) {
            Set<String> blocked = memory.blocked().join().orElseThrow();
            return first(step, log).stream().filter(write -> !blocked.contains(write.key())).toList();
        }

        /** As an owner does: the first of the key. */
        private static List<QueuedWrite> one(Step step, List<QueuedWrite> log) {
            return log.stream().filter(write -> write.key().equals(step.key())).limit(1).toList();
        }

        private static void alike(CompletableFuture<Standing> one, CompletableFuture<Standing> other) {
            if (one.join() instanceof Standing.Owner owner) {
                assertThat(other.join()).isInstanceOfSatisfying(Standing.Owner.class, expected -> {
                    assertThat(owner.generation()).isEqualTo(expected.generation());
                    assertThat(owner.direct()).isEqualTo(expected.direct());
                });
            } else {
                assertThat(one.join()).isEqualTo(other.join());
            }
        }

        void compare() {
            List<Letter> dead = letters.list(1_000).join().orElseThrow();
            assertThat(live.calls()).isEqualTo(memory.waiting());
            assertThat(live.log(0)).extracting(QueuedWrite::removes)
                    .containsExactlyElementsOf(all().stream().map(QueuedWrite::removes).toList());
            assertThat(dead).extracting(letter -> LiveQueue.text(letter.call()), Letter::heldBack)
                    .containsExactlyElementsOf(memory.letters().stream().map(letter -> org.assertj.core.groups.Tuple
                            .tuple(LiveQueue.text(letter.write().call()), letter.burial().heldBack())).toList());
            assertThat(redis.blocked().join()).isEqualTo(memory.blocked().join());
            live.assertCounts(live.log(0).size() + dead.size(), dead.size());
            assertPending();
        }

        /** Each key with something that waits, in the log or among the letters, knows where the last of it stands. */
        private void assertPending() {
            Map<String, String> last = new HashMap<>();
            for (Object letter : (List<?>) Objects.requireNonNull(
                    live.redis.command("XRANGE", live.names.dead(0), "-", "+"))) {
                List<?> pair = (List<?>) letter;
                last.put((String) ((List<?>) pair.get(1)).get(1), "D" + pair.get(0));
            }
            live.log(0).forEach(write -> last.put(write.key(), "L" + write.sequence() + "-0"));
            assertThat(live.hash(live.names.pending(0))).isEqualTo(last);
        }
    }
}
