package dev.scalpel.benchmarks.simulation;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.JmhRunner;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.simulation.LabelMatrix;
import java.util.List;
import java.util.Map;

/** The cost of the outcome of every bracket at every bar. */
public final class LabelsBenchmark implements Benchmark {

    private static final String REFERENCE = "one loop per bracket";

    @Override
    public String name() {
        return "labels";
    }

    @Override
    public String question() {
        return "How long does the label matrix of 32 brackets over the real BTC year take on one core?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        String file = RealYearBars.path(run);
        LabelsJmh once = new LabelsJmh();
        once.file = file;
        once.read();
        requireSame(once.labelMatrix(), once.loop());
        Map<String, Double> millis = JmhRunner.named(
                JmhRunner.scores(LabelsJmh.class, run, Map.of("file", file)),
                List.of(Map.entry("labelMatrix", "label matrix"), Map.entry("loopPerBracket", REFERENCE)));
        return ResultRow.against(REFERENCE, "ms", millis);
    }

    /** A speed counts only for the same labels, to the bit. */
    private static void requireSame(LabelMatrix labels, List<NaiveBracketLabels.Labels> loop) {
        for (int bracket = 0; bracket < loop.size(); bracket++) {
            NaiveBracketLabels.Labels column = loop.get(bracket);
            for (int row = 0; row < labels.rows(); row++) {
                double net = labels.netReturn(row, bracket);
                if (labels.outcome(row, bracket) != column.outcomes()[row]
                        || Double.doubleToLongBits(net) != Double.doubleToLongBits(column.netReturns()[row])) {
                    throw new BenchmarkException("the matrix and the loop must agree at row " + row + ", bracket "
                            + labels.grid().bracket(bracket).id() + ": " + labels.outcome(row, bracket) + " " + net
                            + " and " + column.outcomes()[row] + " " + column.netReturns()[row]);
                }
            }
        }
    }
}
