package dev.larder.internal.behind;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What a queue and its partitions are called in Redis. No entry is called so: an entry's name has no brace and no bare percent
 * sign. The braces put all of a queue in one slot of a cluster.
 *
 * @param common what all names of the queue begin with
 */
public record QueueNames(String common) {

    /** @param prefix of all keys of the application */
    public static QueueNames of(String prefix, String queue) {
        return new QueueNames(prefix + ":%{" + queue + "}");
    }

    /** A hash: how many partitions there are, how many writes are in them, how many of those are dead letters, the last sequence. */
    String queue() {
        return common;
    }

    /** A sorted set: who applies writes, and until when that is believed. */
    String workers() {
        return common + ":workers";
    }

    /** A hash: who owns the partition, and how far it has come. */
    String state(int partition) {
        return common + ':' + partition;
    }

    /** A stream: the writes that are not applied yet. */
    String log(int partition) {
        return state(partition) + ":log";
    }

    /** A hash: where the last write of each key stands that is not applied yet. */
    String pending(int partition) {
        return state(partition) + ":pending";
    }

    /** A stream: the writes that could not be applied, and those of the same keys after them. */
    String dead(int partition) {
        return state(partition) + ":dead";
    }

    /** A hash: how many dead letters each key has. */
    String blocked(int partition) {
        return state(partition) + ":blocked";
    }

    /** A hash: the keys that somebody writes past the queue. */
    String direct(int partition) {
        return state(partition) + ":direct";
    }

    /** The partition of a key, which is the same in all processes and versions. */
    static int partition(String key, int partitions) {
        CRC32 hash = new CRC32();
        hash.update(key.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % partitions);
    }
}
