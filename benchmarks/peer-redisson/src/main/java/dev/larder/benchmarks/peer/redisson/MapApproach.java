package dev.larder.benchmarks.peer.redisson;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.redisson.api.RMap;
import org.redisson.api.RQueue;
import org.redisson.api.RedissonClient;
import org.redisson.api.map.MapWriter;
import org.redisson.api.map.WriteMode;
import org.redisson.api.options.MapOptions;

import dev.larder.benchmarks.writing.Approach;
import dev.larder.benchmarks.writing.Row;
import dev.larder.benchmarks.writing.Setting;
import dev.larder.benchmarks.writing.Table;

/** A map that writes behind: Redis has the row when the call returns, and is on the way to have the write in a queue. */
final class MapApproach implements Approach {

    private final RMap<String, Row> rows;
    private final RQueue<Object> queue;

    MapApproach(RedissonClient redisson, Table table) {
        rows = redisson.getMap(MapOptions.<String, Row>name("articles").writer(new TableWriter(table))
                .writeMode(WriteMode.WRITE_BEHIND).writeBehindBatchSize(Setting.BATCH)
                .writeBehindDelay(Setting.DELAY_MILLIS));
        queue = redisson.getQueue("{articles}:write-behind-queue");
    }

    private record TableWriter(Table table) implements MapWriter<String, Row> {

        @Override
        public void write(Map<String, Row> written) {
            table.write(written, List.of());
        }

        @Override
        public void delete(Collection<String> removed) {
            table.write(Map.of(), removed);
        }
    }

    /** Of its ways to put it takes the one that does not ask for the value before. */
    @Override
    public void save(String id, Row row) {
        rows.fastPut(id, row);
    }

    @Override
    public void remove(String id) {
        rows.fastRemove(id);
    }

    /** What it has taken from the queue and not written yet it does not tell. */
    @Override
    public long waiting() {
        return queue.size();
    }
}
