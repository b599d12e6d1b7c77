package dev.larder.benchmarks.hit;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.spi.CDI;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.larder.benchmarks.load.Application;
import dev.larder.benchmarks.load.Product;

/** One call that memory answers. The keys are asked for in turn; the texts of the arguments are made beforehand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HitBenchmark {

    private static final int KEYS = 1024;

    private final String[] ids = new String[KEYS];
    private final Query[] queries = new Query[KEYS];
    private final Cache<String, Product> caffeine = Caffeine.newBuilder().maximumSize(100_000).build();
    private final Cache<String, Product> caffeineTtl = Caffeine.newBuilder().maximumSize(100_000)
            .expireAfterWrite(1, TimeUnit.DAYS).build();
    private final LarderProducts larder;
    private final PeerProducts peer;
    private int next;

    public HitBenchmark() {
        Application.start();
        larder = CDI.current().select(LarderProducts.class).get();
        peer = CDI.current().select(PeerProducts.class).get();
    }

    /** All caches are filled in every fork, so that all of them measure in the same surroundings. */
    @Setup
    public void fill(Blackhole hole) {
        for (int i = 0; i < KEYS; i++) {
            ids[i] = "article-" + i;
            queries[i] = new Query(ids[i], true);
            caffeine.put(ids[i], Product.of(ids[i]));
            caffeineTtl.put(ids[i], Product.of(ids[i]));
        }
        for (int i = 0; i < KEYS; i++) {
            hole.consume(naive());
            hole.consume(peerText());
            hole.consume(peerThree());
            hole.consume(larderText());
            hole.consume(larderLocal());
            hole.consume(larderNumber());
            hole.consume(larderThree());
            hole.consume(larderProperty());
            hole.consume(larderOptional());
            larderUni(hole);
            peerUni(hole);
        }
    }

    @TearDown
    public void stop() {
        Application.stop();
    }

    @Benchmark
    public @Nullable Product caffeine() {
        return caffeine.getIfPresent(ids[index()]);
    }

    @Benchmark
    public @Nullable Product caffeineTtl() {
        return caffeineTtl.getIfPresent(ids[index()]);
    }

    @Benchmark
    public Product proceeding() {
        return peer.proceeding(ids[index()]);
    }

    @Benchmark
    public Product naive() {
        return peer.naive(ids[index()]);
    }

    @Benchmark
    public Product peerText() {
        return peer.text(ids[index()]);
    }

    @Benchmark
    public Product peerThree() {
        return peer.three(ids[index()], 7, "price");
    }

    @Benchmark
    public void peerUni(Blackhole hole) {
        peer.uni(ids[index()]).subscribe().with(hole::consume);
    }

    @Benchmark
    public Product larderText() {
        return larder.text(ids[index()]);
    }

    @Benchmark
    public Product larderLocal() {
        return larder.local(ids[index()]);
    }

    @Benchmark
    public Product larderNumber() {
        return larder.number(index());
    }

    @Benchmark
    public Product larderThree() {
        return larder.three(ids[index()], 7, "price");
    }

    @Benchmark
    public Product larderProperty() {
        return larder.property(queries[index()]);
    }

    @Benchmark
    public Optional<Product> larderOptional() {
        return larder.optional(ids[index()]);
    }

    @Benchmark
    public void larderUni(Blackhole hole) {
        larder.uni(ids[index()]).subscribe().with(hole::consume);
    }

    private int index() {
        int index = next;
        next = index + 1 & KEYS - 1;
        return index;
    }
}
