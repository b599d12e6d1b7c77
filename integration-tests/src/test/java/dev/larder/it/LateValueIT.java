package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import dev.larder.it.worker.CallRecord;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** Something happens to a key while a process loads it: the value comes too late to be stored. */
@WithRedis(emptied = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateValueIT {

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMillis(1500);

    private RedisHandle redis;
    private Slots slots;
    private Fleet fleet;
    private String name = "";
    private String slot = "";

    @BeforeAll
    void start(RedisHandle handle) throws IOException {
        redis = handle;
        slots = new Slots(handle);
        fleet = Fleet.start("late-value", handle, 2, Map.of("larder.lease.duration", LEASE.toMillis() + "ms",
                "larder.redis.deadline", Fleet.COLD_DEADLINE));
        fleet.origin().answer(question -> new Answer.Value(question.version == 1 ? LONG : Duration.ZERO));
    }

    @AfterAll
    void stop() throws IOException {
        fleet.close();
    }

    @Test
    void aValueIsStoredWhenNothingHappens() {
        assertThat(loadWhile(key -> {}).version()).isEqualTo(1);
        assertThat(slots.isEntry(slot)).isTrue();
        assertThat(fleet.worker(1).call("plain", name).join().version()).isEqualTo(1);
    }

    @Test
    void aValueThatAnInvalidationOvertookIsReturnedAndNotStored() {
        CallRecord late = loadWhile(key -> fleet.worker(1).ask("invalidate", "plain", name).join());
        assertReturnedAndNotStored("invalidation", late);
    }

    @Test
    void aValueWhoseEntryWasEvictedMeanwhileIsReturnedAndNotStored() {
        CallRecord late = loadWhile(key -> redis.command("UNLINK", key));
        assertReturnedAndNotStored("eviction", late);
    }

    @Test
    void aValueWhoseLeaseEndedWhileItsProcessStoodStillIsReturnedAndNotStored() {
        CallRecord late = loadWhile(key -> {
            fleet.worker(0).pause();
            await().until(() -> slots.isEmpty(key));
            fleet.worker(0).resume();
        });
        assertReturnedAndNotStored("ended lease", late);
    }

    @Test
    void aValueThatAnotherProcessOvertookNeverReplacesTheNewerOne() {
        CallRecord late = loadWhile(key -> {
            fleet.worker(0).pause();
            await().until(() -> slots.isEmpty(key));
            assertThat(fleet.worker(1).call("plain", name).join().version()).isEqualTo(2);
            fleet.worker(0).resume();
        });
        assertThat(late.version()).isEqualTo(1);
        assertThat(fleet.worker(0).call("plain", name).join().version()).isEqualTo(2);
        assertThat(fleet.origin().repeated()).isEmpty();
    }

    /** The negative control: a removal that leaves the lease alone is what these checks would notice. */
    @Test
    void withoutTheFenceTheLateValueIsStored() {
        loadWhile(slots::removeUnfenced);
        assertThat(slots.isEntry(slot)).isTrue();
        assertThat(fleet.worker(1).call("plain", name).join().version()).isEqualTo(1);
    }

    /** Makes trouble for a key of its own while the first process loads it; what the call gave. */
    private CallRecord loadWhile(Consumer<String> trouble) {
        int before = fleet.origin().asked("plain").size();
        name = "late-" + before;
        slot = Slots.key("plain", name);
        CompletableFuture<CallRecord> late = fleet.worker(0).call("plain", name);
        await().until(() -> fleet.origin().asked("plain").size() == before + 1);
        assertThat(slots.isLeased(slot)).isTrue();
        trouble.accept(slot);
        return late.join();
    }

    private void assertReturnedAndNotStored(String trouble, CallRecord late) {
        boolean empty = slots.isEmpty(slot);
        CallRecord next = fleet.worker(0).call("plain", name).join();
        CallRecord elsewhere = fleet.worker(1).call("plain", name).join();
        new Figures("late-value-" + trouble.replace(' ', '-'))
                .with("late value", late.version()).with("stored", !empty)
                .with("next in the same process", next.version()).with("next elsewhere", elsewhere.version())
                .publish();
        assertThat(late.version()).isEqualTo(1);
        assertThat(empty).as("nothing is stored").isTrue();
        assertThat(next.version()).isEqualTo(2);
        assertThat(elsewhere.version()).isEqualTo(2);
        assertThat(fleet.origin().repeated()).isEmpty();
    }
}
