package dev.larder.benchmarks.tags;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import dev.larder.benchmarks.load.Medians;

/** The medians of all rounds and their ratios, as a table. */
final class TagsReport {

    private static final double MEBI = 1 << 20;

    private final List<Invalidation> all;

    TagsReport(List<Invalidation> all) {
        this.all = all;
    }

    String text() {
        List<String> names = all.stream().map(Invalidation::approach).distinct().toList();
        double least = names.stream().mapToDouble(name -> median(name, Invalidation::millis)).min().orElseThrow();
        StringBuilder out = new StringBuilder();
        out.append("| ").append(all.get(0).entries())
                .append(" entries | time : shortest | ms | round trips | commands sent")
                .append(" | commands run | of a sample answered before, after | filled in s | MiB in Redis |\n")
                .append("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (String name : names) {
            out.append(String.format(Locale.ROOT,
                    "| %s | **%.0f** | %.2f | %.0f | %.0f | %.0f | %.0f, %.0f of %.0f | %.1f | %.0f |%n",
                    name, median(name, Invalidation::millis) / least, median(name, Invalidation::millis),
                    median(name, Invalidation::trips), median(name, Invalidation::sent),
                    median(name, Invalidation::run),
                    median(name, Invalidation::before), median(name, Invalidation::after),
                    median(name, Invalidation::sample), median(name, Invalidation::fillSeconds),
                    of(name, Invalidation::fillBytes).max().orElseThrow() / MEBI));
        }
        return out.toString();
    }

    private double median(String name, ToDoubleFunction<Invalidation> figure) {
        return Medians.of(of(name, figure));
    }

    private DoubleStream of(String name, ToDoubleFunction<Invalidation> figure) {
        return all.stream().filter(one -> one.approach().equals(name)).mapToDouble(figure);
    }
}
