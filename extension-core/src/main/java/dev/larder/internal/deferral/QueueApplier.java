package dev.larder.internal.deferral;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.larder.Merger;
import dev.larder.WriteId;
import dev.larder.internal.behind.Applier;
import dev.larder.internal.behind.Combining;
import dev.larder.internal.behind.Piece;
import dev.larder.internal.behind.QueuedWrite;
import dev.larder.internal.engine.Causes;
import dev.larder.internal.plan.QueuePlan;

/** Runs the methods of one queue with what was recorded. */
final class QueueApplier implements Applier {

    /** Some exceptions quote whole statements. */
    private static final int LONGEST_DETAIL = 2_000;

    private final QueuePlan plan;
    private final Map<String, Recorder> recorders;
    private final Optional<Records> records;
    private final Optional<Merger<Object>> merger;
    private final Combining combining;
    private final Bodies bodies;

    QueueApplier(QueuePlan plan, List<Recorder> recorders, Optional<Records> records,
            Optional<Merger<Object>> merger, Bodies bodies) {
        this.plan = plan;
        this.recorders = new HashMap<>();
        recorders.forEach(recorder -> this.recorders.put(recorder.method(), recorder));
        this.records = records;
        this.merger = merger;
        this.combining = combining(plan, merger.isPresent());
        this.bodies = bodies;
    }

    /** Without a record methods may write different things, each of which the others leave as it is. */
    private static Combining combining(QueuePlan plan, boolean merges) {
        if (merges) {
            return Combining.SUM;
        }
        boolean alike = plan.record().isPresent() || plan.writes().stream().filter(write -> !write.removes())
                .map(write -> Set.copyOf(write.parameters())).distinct().count() <= 1;
        return alike ? Combining.LAST : Combining.NONE;
    }

    @Override
    public boolean together(Piece piece) {
        return plan.batchWriter().isPresent()
                && (!piece.last().removes() || records.filter(Records::tellRemovals).isPresent());
    }

    @Override
    public Combining combining() {
        return combining;
    }

    @Override
    public Outcome apply(List<Piece> pieces, int partition, long epoch) {
        try {
            if (together(pieces.get(0))) {
                runTogether(pieces, partition, epoch);
            } else {
                for (Piece piece : pieces) {
                    runAlone(piece, id(piece, partition, epoch));
                }
            }
            return Outcome.APPLIED;
        } catch (UnfitException unfit) {
            return new Outcome.Unfit(String.valueOf(unfit.getMessage()));
        } catch (Throwable failure) {
            Throwable cause = Causes.of(failure);
            String detail = String.valueOf(cause.getMessage());
            return new Outcome.Failed(cause.getClass().getName(),
                    detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)), StoreAway.isMeantBy(failure));
        }
    }

    private WriteId id(Piece piece, int partition, long epoch) {
        return new WriteId(plan.queue(), partition, piece.sequence(), epoch);
    }

    @SuppressWarnings("IllegalThrows")
    private void runTogether(List<Piece> pieces, int partition, long epoch) throws Throwable {
        List<Object> batch = new ArrayList<>();
        for (Piece piece : pieces) {
            batch.add(record(piece, id(piece, partition, epoch)));
        }
        bodies.run(plan.beanClass(), plan.batchWriter().orElseThrow().method(), List.of(List.class.getName()),
                new Object[] { List.copyOf(batch) });
    }

    @SuppressWarnings("IllegalThrows")
    private void runAlone(Piece piece, WriteId id) throws Throwable {
        Recorder recorder = recorder(call(piece.last()));
        Map<String, @Nullable Object> values = merger.isPresent() && piece.writes().size() > 1
                && !piece.last().removes() ? Records.values(record(piece, id)) : recorder.read(call(piece.last()));
        @Nullable
        Object[] arguments = recorder.plan().parameters().stream().map(parameter -> values.get(parameter.name()))
                .toArray();
        bodies.run(plan.beanClass(), recorder.plan().method().name(), recorder.plan().method().parameterTypes(),
                arguments);
    }

    /** What the writes of a piece come to. */
    private Object record(Piece piece, WriteId id) throws UnfitException, ReflectiveOperationException {
        Records made = records.orElseThrow();
        QueuedWrite last = piece.last();
        if (merger.isEmpty() || last.removes()) {
            return made.of(values(last), id, last.removes());
        }
        Object merged = null;
        for (QueuedWrite write : piece.writes()) {
            Object next = made.of(values(write), id, false);
            merged = merged == null ? next : merger.get().merge(merged, next);
        }
        return Objects.requireNonNull(merged, "a Merger returned null");
    }

    private Map<String, @Nullable Object> values(QueuedWrite write) throws UnfitException {
        RecordedCall call = call(write);
        return recorder(call).read(call);
    }

    private static RecordedCall call(QueuedWrite write) throws UnfitException {
        return RecordedCall.decode(write.call()).orElseThrow(
                () -> new UnfitException("the call was recorded in a format that this build does not read"));
    }

    private Recorder recorder(RecordedCall call) throws UnfitException {
        Recorder recorder = recorders.get(call.method());
        if (recorder != null) {
            return recorder;
        }
        String name = call.method().substring(0, call.method().indexOf('(') + 1);
        // Its parameters are others now: which, the only method of that name can tell.
        List<Recorder> namesakes = name.isEmpty() ? List.of() : recorders.values().stream()
                .filter(one -> one.method().startsWith(name)).toList();
        if (namesakes.size() == 1) {
            return namesakes.get(0);
        }
        throw new UnfitException("no method of the queue is " + call.method() + " any more");
    }
}
