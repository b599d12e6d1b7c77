package dev.larder.benchmarks.peer.redisson;

import org.redisson.Redisson;
import org.redisson.config.Config;

import dev.larder.benchmarks.process.Answering;
import dev.larder.benchmarks.writing.Order;
import dev.larder.benchmarks.writing.Setting;
import dev.larder.benchmarks.writing.Table;
import dev.larder.benchmarks.writing.Trial;

/** A process with the peer, to be asked {@link Order}s. */
public final class PeerMain {

    private PeerMain() {
    }

    public static void main(String[] arguments) {
        int code = 0;
        try {
            Config config = new Config();
            config.useSingleServer().setAddress(System.getProperty("quarkus.redis.hosts"));
            Table table = new Table("articles");
            Trial trial = new Trial(new MapApproach(Redisson.create(config), table), table, Setting.QUIET_MILLIS);
            Answering.serve(question -> trial.run(Order.parse(question)));
        } catch (Exception | Error failure) {
            failure.printStackTrace();
            code = 1;
        }
        System.exit(code);
    }
}
