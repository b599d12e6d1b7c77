package dev.larder.benchmarks.hit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

import dev.larder.benchmarks.load.Medians;

/** The medians of all rounds and their ratios, as a table. */
final class HitReport {

    /** What raw Caffeine takes that expires its entries, as ours do: most of it is a look at the clock. */
    private static final String CAFFEINE = "caffeineTtl";

    private static final double LIMIT_OF_CAFFEINE = 110.0 / 33;
    private static final double LIMIT_BYTES = 160;
    private static final double LIMIT_OF_PEER = 2;

    private final List<Hit> hits;
    private final Set<String> names = new TreeSet<>();

    HitReport(List<Hit> hits) {
        this.hits = hits;
        hits.forEach(hit -> names.add(hit.name()));
    }

    String text() {
        StringBuilder out = new StringBuilder("| hit | : caffeineTtl | ns | B/op |\n|---|--:|--:|--:|\n");
        for (String name : names) {
            out.append(String.format(Locale.ROOT, "| %s | %s | %.1f | %.0f |%n", name,
                    names.contains(CAFFEINE) ? String.format(Locale.ROOT, "%.1f", nanos(name) / nanos(CAFFEINE))
                            : "",
                    nanos(name), bytes(name)));
        }
        if (names.containsAll(Set.of(CAFFEINE, "peerText", "larderText"))) {
            double ofCaffeine = nanos("larderText") / nanos(CAFFEINE);
            double ofPeer = nanos("peerText") / nanos("larderText");
            out.append(String.format(Locale.ROOT, "%nLimits of larderText: at most %.2f times caffeineTtl: %.2f, %s;",
                    LIMIT_OF_CAFFEINE, ofCaffeine, verdict(ofCaffeine <= LIMIT_OF_CAFFEINE)))
                    .append(String.format(Locale.ROOT, " at most %.0f B/op: %.0f, %s;", LIMIT_BYTES,
                            bytes("larderText"),
                            verdict(bytes("larderText") <= LIMIT_BYTES)))
                    .append(String.format(Locale.ROOT, " at least %.0f times as fast as quarkus-cache: %.1f, %s.%n",
                            LIMIT_OF_PEER, ofPeer, verdict(ofPeer >= LIMIT_OF_PEER)));
        }
        return out.toString();
    }

    private static String verdict(boolean met) {
        return met ? "met" : "MISSED";
    }

    private double nanos(String name) {
        return median(name, Hit::nanos);
    }

    private double bytes(String name) {
        return median(name, Hit::bytes);
    }

    private double median(String name, ToDoubleFunction<Hit> figure) {
        return Medians.of(hits.stream().filter(hit -> hit.name().equals(name)).mapToDouble(figure));
    }
}
