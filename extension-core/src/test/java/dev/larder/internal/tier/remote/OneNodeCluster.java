package dev.larder.internal.tier.remote;

import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.RedisLauncher;
import dev.larder.testing.RedisOptions;

/** A cluster whose one node has all slots: it refuses what touches two of them, as any cluster does. */
final class OneNodeCluster implements AutoCloseable {

    private static final int SLOTS = 16_384;
    private static final int AT_ONCE = 1_024;

    private final RedisHandle node;

    OneNodeCluster() {
        node = RedisLauncher.launch(RedisOptions.defaults().withArguments("--cluster-enabled", "yes"));
        for (int from = 0; from < SLOTS; from += AT_ONCE) {
            List<String> words = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
            for (int slot = from; slot < from + AT_ONCE; slot++) {
                words.add(String.valueOf(slot));
            }
            node.command(words.toArray(String[]::new));
        }
        Awaitility.await()
                .until(() -> String.valueOf(node.command("CLUSTER", "INFO")).contains("cluster_state:ok"));
    }

    RedisHandle node() {
        return node;
    }

    /** The node, empty. */
    RedisHandle emptied() {
        node.command("FLUSHALL");
        node.command("SCRIPT", "FLUSH");
        return node;
    }

    @Override
    public void close() {
        node.close();
    }
}
