package dev.larder.benchmarks.writing;

import java.util.HashMap;
import java.util.Map;

/**
 * Rows that are not what was written last.
 *
 * @param back there, but removed
 * @param lost not there
 * @param old of a version before
 */
public record Wrong(long back, long lost, long old) {

    /**
     * @param expected versions by id, {@link Author#NONE} where there is to be no row
     * @param found versions by id
     */
    static Wrong of(Map<String, Long> expected, Map<String, Long> found) {
        long back = 0;
        long lost = 0;
        long old = 0;
        Map<String, Long> unexpected = new HashMap<>(found);
        for (Map.Entry<String, Long> one : expected.entrySet()) {
            Long version = unexpected.remove(one.getKey());
            if (one.getValue() == Author.NONE) {
                back += version == null ? 0 : 1;
            } else if (version == null) {
                lost++;
            } else if (!version.equals(one.getValue())) {
                old++;
            }
        }
        return new Wrong(back + unexpected.size(), lost, old);
    }

    /** How many there are. */
    public long all() {
        return back + lost + old;
    }
}
