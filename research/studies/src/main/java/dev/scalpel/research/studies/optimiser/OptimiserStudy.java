package dev.scalpel.research.studies.optimiser;

import dev.scalpel.training.optimiser.Optimiser;
import dev.scalpel.training.optimiser.OptimiserSettings;
import dev.scalpel.training.optimiser.Parameter;
import dev.scalpel.training.optimiser.Point;
import dev.scalpel.training.optimiser.Trial;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How close the optimiser comes to known minima, compared with random search, and the cost of a suggestion. */
public final class OptimiserStudy {

    /** Numbers of evaluations at which the regret is measured. */
    private static final int[] CHECKPOINTS = {30, 60};

    private final int seeds;
    private final long firstSeed;

    /**
     * @param seeds searches per function; 20 for the published table
     * @param firstSeed the first of that many consecutive seeds
     */
    public OptimiserStudy(int seeds, long firstSeed) {
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be >= 1: " + seeds);
        }
        this.seeds = seeds;
        this.firstSeed = firstSeed;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Run(double[] regret, double[] cpuMillis) {}

    /** Runs the seeds in parallel; the rows do not depend on the number of cores. */
    public List<OptimiserRow> rows() {
        List<OptimiserRow> rows = new ArrayList<>();
        for (BenchmarkFunction function : BenchmarkFunction.all()) {
            rows.addAll(rows(function));
        }
        return rows;
    }

    List<OptimiserRow> rows(BenchmarkFunction function) {
        List<Run> runs = IntStream.range(0, seeds)
                .parallel()
                .mapToObj(seed -> run(function, firstSeed + seed))
                .toList();
        List<Run> random = IntStream.range(0, seeds)
                .mapToObj(seed -> random(function, firstSeed + seed))
                .toList();
        List<OptimiserRow> rows = new ArrayList<>();
        for (int c = 0; c < CHECKPOINTS.length; c++) {
            int checkpoint = c;
            rows.add(new OptimiserRow(
                    function.name(),
                    CHECKPOINTS[c],
                    seeds,
                    median(runs.stream()
                            .mapToDouble(run -> run.regret[checkpoint])
                            .toArray()),
                    median(random.stream()
                            .mapToDouble(run -> run.regret[checkpoint])
                            .toArray()),
                    runs.stream()
                            .mapToDouble(run -> run.cpuMillis[checkpoint])
                            .average()
                            .orElse(0)));
        }
        return rows;
    }

    private static Run run(BenchmarkFunction function, long seed) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Optimiser optimiser =
                new Optimiser(function.space(), OptimiserSettings.sequential(seed, function.initialTrials()));
        List<Trial> trials = new ArrayList<>();
        Run run = new Run(new double[CHECKPOINTS.length], new double[CHECKPOINTS.length]);
        double best = Double.POSITIVE_INFINITY;
        for (int c = 0; c < CHECKPOINTS.length; c++) {
            while (trials.size() < CHECKPOINTS[c]) {
                long before = threads.getCurrentThreadCpuTime();
                Point point = optimiser.suggest(trials.size(), trials);
                run.cpuMillis[c] = (threads.getCurrentThreadCpuTime() - before) / 1e6;
                double value = function.value().applyAsDouble(coordinates(function, point));
                trials.add(Trial.complete(trials.size(), point, value));
                best = Math.min(best, value);
            }
            run.regret[c] = best - function.minimum();
        }
        return run;
    }

    private static Run random(BenchmarkFunction function, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Run run = new Run(new double[CHECKPOINTS.length], new double[CHECKPOINTS.length]);
        double best = Double.POSITIVE_INFINITY;
        int evaluations = 0;
        for (int c = 0; c < CHECKPOINTS.length; c++) {
            for (; evaluations < CHECKPOINTS[c]; evaluations++) {
                double[] x = new double[function.dimensions()];
                Arrays.setAll(x, i -> {
                    Parameter.Continuous parameter = function.parameters().get(i);
                    return random.nextDouble(parameter.low(), parameter.high());
                });
                best = Math.min(best, function.value().applyAsDouble(x));
            }
            run.regret[c] = best - function.minimum();
        }
        return run;
    }

    private static double[] coordinates(BenchmarkFunction function, Point point) {
        return IntStream.range(0, function.dimensions())
                .mapToDouble(i -> point.real("x" + i))
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
