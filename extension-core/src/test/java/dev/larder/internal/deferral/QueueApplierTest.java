package dev.larder.internal.deferral;

import static dev.larder.internal.deferral.TestWrites.parameter;
import static dev.larder.internal.deferral.TestWrites.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.larder.Merger;
import dev.larder.WriteId;
import dev.larder.internal.behind.Applier.Outcome;
import dev.larder.internal.behind.Piece;
import dev.larder.internal.behind.QueuedWrite;
import dev.larder.internal.plan.BatchPlan;
import dev.larder.internal.plan.ComponentPlan;
import dev.larder.internal.plan.ComponentPlan.Role;
import dev.larder.internal.plan.QueuePlan;
import dev.larder.internal.plan.RecordPlan;
import dev.larder.internal.plan.ResultForm;
import dev.larder.internal.plan.WritePlan;

/** Which methods run with what, when the turn of writes has come. */
class QueueApplierTest {

    private static final WritePlan ADD = plan("add", false, parameter("id", "java.lang.String"),
            parameter("count", "long"));
    private static final WritePlan REMOVE = plan("remove", true, parameter("id", "java.lang.String"));
    private static final Merger<Object> SUM = (earlier, later) -> new Viewed(((Viewed) later).id(),
            ((Viewed) earlier).count() + ((Viewed) later).count(), ((Viewed) later).writeId(), false);

    private final List<List<Object>> runs = new ArrayList<>();
    private @Nullable Throwable failure;
    private long sequences = 100;

    /** What a batch is a list of. */
    record Viewed(@Nullable String id, long count, @Nullable WriteId writeId, boolean removed) {
    }

    private void run(String bean, String method, List<String> types, @Nullable Object[] arguments) throws Throwable {
        runs.add(List.of(method, arguments.length == 1 && arguments[0] instanceof List<?> batch ? batch
                : Arrays.asList(arguments)));
        if (failure != null) {
            throw failure;
        }
    }

    private static Optional<RecordPlan> record(boolean tellsRemovals) {
        return Optional.of(new RecordPlan(Viewed.class.getName(), List.of(
                new ComponentPlan("id", "java.lang.String", Role.PARAMETER),
                new ComponentPlan("count", "long", Role.PARAMETER),
                new ComponentPlan("writeId", "dev.larder.WriteId", Role.WRITE_ID),
                new ComponentPlan("removed", "boolean", tellsRemovals ? Role.REMOVED : Role.PARAMETER))));
    }

    private QueueApplier applier(boolean batches, boolean merges, boolean tellsRemovals) {
        Optional<RecordPlan> record = batches || merges ? record(tellsRemovals) : Optional.empty();
        QueuePlan queue = new QueuePlan("views", "shop.Views", "0s", 100, merges ? "Sum" : "", record,
                batches ? Optional.of(new BatchPlan("addAll", ResultForm.PLAIN)) : Optional.empty(),
                List.of(ADD, REMOVE));
        return new QueueApplier(queue, queue.writes().stream().map(TestWrites::recorder).toList(),
                record.map(one -> new Records(one, QueueApplierTest.class.getClassLoader())),
                merges ? Optional.of(SUM) : Optional.empty(), this::run);
    }

    private QueuedWrite add(String id, long count) {
        return write(TestWrites.recorder(ADD).record(new Object[] { id, count }), id, false);
    }

    private QueuedWrite remove(String id) {
        return write(TestWrites.recorder(REMOVE).record(new Object[] { id }), id, true);
    }

    private QueuedWrite write(byte[] call, String id, boolean removes) {
        return new QueuedWrite(sequences++, "shop:views:" + id, removes, false, call);
    }

    private static Piece piece(QueuedWrite... writes) {
        return new Piece(List.of(writes));
    }

    private static WriteId id(long sequence) {
        return new WriteId("views", 3, sequence, 7);
    }

    @Test
    void withoutABatchWriterEachRunsItsOwnMethod() {
        QueueApplier applier = applier(false, false, false);
        assertThat(applier.together(piece(add("a", 1)))).isFalse();
        assertThat(applier.apply(List.of(piece(add("a", 1), add("a", 2))), 3, 7)).isEqualTo(Outcome.APPLIED);
        applier.apply(List.of(piece(remove("b"))), 3, 7);
        assertThat(runs).containsExactly(List.of("add", List.of("a", 2L)), List.of("remove", List.of("b")));
    }

    @Test
    void batchWriterGetsARecordForEachKeyWithTheIdOfItsLastWrite() {
        QueueApplier applier = applier(true, false, true);
        applier.apply(List.of(piece(add("a", 1), add("a", 2)), piece(add("b", 3)), piece(remove("c"))), 3, 7);
        assertThat(runs).containsExactly(List.of("addAll", List.of(new Viewed("a", 2, id(101), false),
                new Viewed("b", 3, id(102), false), new Viewed("c", 0, id(103), true))));
    }

    @Test
    void removalsThatTheRecordDoesNotTellRunTheirOwnMethodApartFromOthers() {
        QueueApplier applier = applier(true, false, false);
        assertThat(applier.together(piece(add("a", 1)))).isTrue();
        assertThat(applier.together(piece(add("a", 1), remove("a")))).isFalse();
        applier.apply(List.of(piece(add("a", 1), remove("a"))), 3, 7);
        assertThat(runs).containsExactly(List.of("remove", List.of("a")));
    }

    @Test
    void mergerMakesOneOfAll() {
        applier(true, true, true).apply(List.of(piece(add("a", 1), add("a", 2), add("a", 4))), 3, 7);
        applier(false, true, false).apply(List.of(piece(add("b", 1), add("b", 2))), 3, 7);
        applier(false, true, false).apply(List.of(piece(add("c", 8))), 3, 7);
        assertThat(runs).containsExactly(List.of("addAll", List.of(new Viewed("a", 7, id(102), false))),
                List.of("add", List.of("b", 3L)), List.of("add", List.of("c", 8L)));
    }

    @Test
    void nothingIsMergedIntoARemoval() {
        QueueApplier applier = applier(true, true, true);
        applier.apply(List.of(piece(add("a", 1), remove("a"))), 3, 7);
        assertThat(runs).containsExactly(List.of("addAll", List.of(new Viewed("a", 0, id(101), true))));
    }

    @Test
    void callOfAMethodThatIsNoMoreIsUnfitAndNothingRuns() {
        QueueApplier applier = applier(true, false, true);
        byte[] old = new RecordedCall("shop.Views.drop(int)", List.of()).encode();
        assertThat(applier.apply(List.of(piece(add("a", 1)), piece(write(old, "b", false))), 3, 7))
                .isEqualTo(new Outcome.Unfit("no method of the queue is shop.Views.drop(int) any more"));
        assertThat(runs).isEmpty();
    }

    @Test
    void callOfAMethodWithOtherParametersNamesThem() {
        WritePlan before = plan("add", false, parameter("id", "java.lang.String"));
        byte[] old = TestWrites.recorder(before).record(new Object[] { "a" });
        assertThat(applier(false, false, false).apply(List.of(piece(write(old, "a", false))), 3, 7))
                .isEqualTo(new Outcome.Unfit("parameter 'count' of " + ADD.method().describe()
                        + " is not in the recorded call: it was made before the parameter was added"));
    }

    @Test
    void whatIsNoCallIsUnfit() {
        QueueApplier applier = applier(false, false, false);
        for (byte[] bytes : List.of(new byte[0], "no call".getBytes(StandardCharsets.UTF_8),
                new RecordedCall("a name without parameters", List.of()).encode())) {
            assertThat(applier.apply(List.of(piece(write(bytes, "a", false))), 3, 7))
                    .isInstanceOf(Outcome.Unfit.class);
        }
        assertThat(runs).isEmpty();
    }

    @Test
    void failureOfAMethodIsToldWithItsText() {
        failure = new IllegalStateException("x".repeat(100_000));
        assertThat(applier(false, false, false).apply(List.of(piece(add("a", 1))), 3, 7))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.kind()).isEqualTo("java.lang.IllegalStateException");
                    assertThat(failed.detail()).startsWith("xxx").hasSizeLessThan(5_000);
                    assertThat(failed.away()).isFalse();
                });
        failure = new RuntimeException("outer", new ConnectException("refused"));
        assertThat(applier(true, false, true).apply(List.of(piece(add("a", 1))), 3, 7))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.away()).isTrue());
    }

    @Test
    void errorsAreFailures() {
        failure = new StackOverflowError();
        assertThat(applier(false, false, false).apply(List.of(piece(add("a", 1))), 3, 7))
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void mergerThatThrowsOrGivesNothingIsAFailure() {
        for (Merger<Object> bad : List.<Merger<Object>>of((earlier, later) -> null, (earlier, later) -> {
            throw new IllegalArgumentException("cannot be merged");
        })) {
            QueuePlan queue = new QueuePlan("views", "shop.Views", "0s", 100, "Bad", record(true), Optional.empty(),
                    List.of(ADD));
            QueueApplier applier = new QueueApplier(queue, List.of(TestWrites.recorder(ADD)),
                    record(true).map(one -> new Records(one, QueueApplierTest.class.getClassLoader())),
                    Optional.of(bad), this::run);
            assertThat(applier.apply(List.of(piece(add("a", 1), add("a", 2))), 3, 7))
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.away()).isFalse());
        }
        assertThat(runs).isEmpty();
    }
}
