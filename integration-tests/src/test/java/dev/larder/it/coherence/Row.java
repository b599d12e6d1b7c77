package dev.larder.it.coherence;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was written to one row. */
final class Row {

    private final Returns taken;
    private final Map<Integer, Returns> takenBy = new HashMap<>();
    private final Map<Integer, Returns> failedOf = new HashMap<>();
    private final Returns begun;

    Row(List<WriteEvent> writes) {
        List<WriteEvent> surely = writes.stream().filter(WriteEvent::taken).toList();
        taken = Returns.of(surely);
        byProcess(surely).forEach((process, own) -> takenBy.put(process, Returns.of(own)));
        byProcess(writes.stream().filter(write -> !write.taken()).toList())
                .forEach((process, own) -> failedOf.put(process, Returns.of(own)));
        begun = Returns.of(writes.stream().sorted(Comparator.comparingLong(WriteEvent::began))
                .map(write -> new WriteEvent(write.process(), write.row(), write.version(), write.began(),
                        write.began(), write.taken()))
                .toList());
    }

    private static Map<Integer, List<WriteEvent>> byProcess(List<WriteEvent> writes) {
        return writes.stream().collect(Collectors.groupingBy(WriteEvent::process));
    }

    /** Of all processes. */
    Returns taken() {
        return taken;
    }

    Returns takenBy(int process) {
        return takenBy.getOrDefault(process, Returns.NONE);
    }

    Returns failedOf(int process) {
        return failedOf.getOrDefault(process, Returns.NONE);
    }

    /** When which commit began. */
    Returns begun() {
        return begun;
    }
}
