package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.functions.ColdVariant.ColdStart;
import dev.scalpel.benchmarks.harness.Median;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * Interleaves the variants: each round starts each of them once, and begins with another one than the round before. What
 * disturbs the machine, or warms a server up, then affects all variants equally.
 */
final class ColdRounds {

    static final String REFERENCE = "a JVM that does nothing";

    private final List<ColdVariant> variants;
    private final DoubleSupplier emptyJvm;
    private final PrintStream log;
    private final List<Double> empty = new ArrayList<>();
    private final Map<String, List<ColdStart>> starts = new LinkedHashMap<>();

    ColdRounds(List<ColdVariant> variants, DoubleSupplier emptyJvm, PrintStream log) {
        this.variants = variants;
        this.emptyJvm = emptyJvm;
        this.log = log;
    }

    /** After one round that is not measured: it fetches the history and warms the servers. */
    void run(int rounds) {
        for (int round = 0; round <= rounds; round++) {
            log.println("cold: " + (round == 0 ? "warm-up" : "round " + round + " of " + rounds));
            double nothing = emptyJvm.getAsDouble();
            if (round > 0) {
                empty.add(nothing);
            }
            for (int position = 0; position < variants.size(); position++) {
                ColdVariant variant = variants.get((round + position) % variants.size());
                ColdStart start = variant.start();
                if (round > 0) {
                    of(variant).add(start);
                }
            }
        }
    }

    List<ResultRow> rows() {
        List<ResultRow> rows = new ArrayList<>(List.of(row(REFERENCE, empty)));
        for (ColdVariant variant : variants) {
            List<ColdStart> measured = of(variant);
            String name = variant.name() + ": ";
            rows.add(row(name + "process start to first poll", each(measured, ColdStart::poll)));
            rows.add(row(name + variant.firstCall(), each(measured, ColdStart::first)));
            rows.add(row(name + "cold, both together", each(measured, start -> start.poll() + start.first())));
            rows.add(row(
                    name + "warm invocation, median",
                    measured.stream().flatMap(start -> start.warm().stream()).toList()));
        }
        return rows;
    }

    private List<ColdStart> of(ColdVariant variant) {
        return starts.computeIfAbsent(variant.name(), any -> new ArrayList<>());
    }

    private ResultRow row(String name, List<Double> millis) {
        return ResultRow.of(name, Median.of(millis), "ms", REFERENCE, Median.of(empty));
    }

    private static List<Double> each(List<ColdStart> starts, Function<ColdStart, Double> figure) {
        return starts.stream().map(figure).toList();
    }
}
