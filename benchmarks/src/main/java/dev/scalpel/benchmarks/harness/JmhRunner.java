package dev.scalpel.benchmarks.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the {@code @Benchmark} methods of a JMH class and returns their scores by method name. */
public final class JmhRunner {

    /** The slowest reference, the loop per bracket of the labels, reaches full speed in its eighth second. */
    private static final int WARM_UPS = 10;

    private JmhRunner() {}

    /**
     * Each method in a JVM of its own, so that one cannot influence the JIT profile of another; in this JVM when the
     * run is quick. Mode and unit are those of the class's annotations.
     *
     * @param parameters values for the class's {@code @Param} fields; one value per field
     * @return scores in the order of the method names
     */
    public static Map<String, Double> scores(Class<?> type, BenchmarkRun run, Map<String, String> parameters) {
        return scores(type, run, parameters, WARM_UPS);
    }

    /** @param warmUps seconds before the six that are measured, unless the run is quick */
    public static Map<String, Double> scores(
            Class<?> type, BenchmarkRun run, Map<String, String> parameters, int warmUps) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + type.getName().replace("$", "\\.") + "\\.")
                .shouldFailOnError(true)
                .forks(run.quick() ? 0 : 1)
                .warmupIterations(run.quick() ? 1 : warmUps)
                .warmupTime(TimeValue.milliseconds(run.quick() ? 100 : 1000))
                .measurementIterations(run.quick() ? 2 : 6)
                .measurementTime(TimeValue.milliseconds(run.quick() ? 100 : 1000));
        parameters.forEach(options::param);
        try {
            return byMethod(
                    new Runner(options.build(), OutputFormatFactory.createFormatInstance(run.log(), VerboseMode.NORMAL))
                            .run());
        } catch (RunnerException broken) {
            throw new BenchmarkException(
                    "JMH could not measure " + type.getName() + ": " + broken.getMessage(), broken);
        }
    }

    public static Map<String, Double> scores(Class<?> type, BenchmarkRun run) {
        return scores(type, run, Map.of());
    }

    /** The same values under readable names, in the order of {@code names}. */
    public static Map<String, Double> named(Map<String, Double> scores, List<Map.Entry<String, String>> names) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (Map.Entry<String, String> name : names) {
            Double score = scores.get(name.getKey());
            if (score == null) {
                throw new BenchmarkException("no method '" + name.getKey() + "' among the measured " + scores.keySet());
            }
            named.put(name.getValue(), score);
        }
        return named;
    }

    private static Map<String, Double> byMethod(Iterable<RunResult> results) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (RunResult result : results) {
            String[] path = result.getParams().getBenchmark().split("\\.");
            String method = path[path.length - 1];
            if (scores.put(method, result.getPrimaryResult().getScore()) != null) {
                throw new BenchmarkException("'" + method + "' was measured twice: give each @Param one value");
            }
        }
        return scores;
    }
}
