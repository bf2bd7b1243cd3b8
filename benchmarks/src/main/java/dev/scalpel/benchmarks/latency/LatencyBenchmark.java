package dev.scalpel.benchmarks.latency;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.Median;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import dev.scalpel.benchmarks.latency.LatencyTestbed.Timed;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.LambdaRuntimeApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * From the start of a JVM, and from an invocation of a warm one, to the order on the wire: the real handler by the
 * runtime interface client, the live broker, an exchange on this machine whose own time is measured separately. The store is a
 * directory, so that what is measured is ours and the JVM's.
 */
public final class LatencyBenchmark implements Benchmark {

    private static final String REFERENCE = "goal: warm, one symbol";
    private static final double GOAL_MILLIS = 25;
    private static final String COLD_REFERENCE = "goal: cold";
    private static final double COLD_GOAL_MILLIS = 1_500;
    private static final List<String> JVM = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-Xshare:auto",
            "-Dsun.net.http.retryPost=false",
            "-Duser.timezone=UTC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String question() {
        return "How long is it from a cold start, and from a warm invocation, to the order on the wire?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        List<ResultRow> rows = new ArrayList<>();
        rows.addAll(cold(run, "cold", false));
        rows.addAll(cold(run, "cold, classes archived", true));
        rows.addAll(warm(run, 1, run.quick() ? 20 : 300));
        rows.addAll(warm(run, 10, run.quick() ? 5 : 100));
        rows.addAll(warm(run, 100, run.quick() ? 2 : 20));
        return rows;
    }

    private static List<ResultRow> cold(BenchmarkRun run, String how, boolean archived) {
        List<Double> initialisation = new ArrayList<>();
        List<Timed> first = new ArrayList<>();
        int starts = run.quick() ? 2 : 7;
        try (TemporaryFolder folder = TemporaryFolder.of("latency");
                LatencyTestbed testbed = new LatencyTestbed(1, folder.path())) {
            List<String> jvm = new ArrayList<>(JVM);
            if (archived) {
                jvm.add("-XX:SharedArchiveFile=" + testbed.archiveClasses(JVM));
                sellWhatTheArchiveRunBought(testbed, jvm);
            }
            for (int start = 0; start < starts; start++) {
                run.log().println("latency: " + how + ", start " + (start + 1) + " of " + starts);
                start(testbed, jvm, initialisation, first);
            }
        }
        double init = Median.of(initialisation);
        double order = median(first, Timed::lastOrder);
        double venue = median(first, Timed::venueBefore);
        return List.of(
                cold(how + ": process start to first poll", init),
                cold(how + ": first invocation to its order on the wire", order),
                cold(how + ": of that the exchange's own time", venue),
                cold(how + ": process start to the order, the exchange's time left out", init + order - venue));
    }

    /** Otherwise the first measured start would find an order of its own minute at the exchange, and adopt it. */
    private static void sellWhatTheArchiveRunBought(LatencyTestbed testbed, List<String> jvm) {
        try (LambdaRuntimeApi api = new LambdaRuntimeApi();
                FunctionProcess process = testbed.start(api, jvm)) {
            testbed.clear(api);
            requireAlive(process);
        }
    }

    private static void start(
            LatencyTestbed testbed, List<String> jvm, List<Double> initialisation, List<Timed> first) {
        try (LambdaRuntimeApi api = new LambdaRuntimeApi()) {
            Instant started = Instant.now();
            try (FunctionProcess process = testbed.start(api, jvm)) {
                Timed timed = testbed.enter(api);
                initialisation.add(Duration.between(started, api.firstPoll()).toNanos() / 1e6);
                first.add(timed);
                testbed.clear(api);
                requireAlive(process);
            }
        }
    }

    private static List<ResultRow> warm(BenchmarkRun run, int symbols, int samples) {
        List<Timed> timed = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.of("latency");
                LatencyTestbed testbed = new LatencyTestbed(symbols, folder.path());
                LambdaRuntimeApi api = new LambdaRuntimeApi();
                FunctionProcess process = testbed.start(api, JVM)) {
            int warmUp = Math.max(2, samples / 3);
            for (int call = -warmUp; call < samples; call++) {
                if (Math.floorMod(call, Math.max(1, samples / 5)) == 0) {
                    run.log().println("latency: " + symbols + " symbols, call " + call + " of " + samples);
                }
                Timed one = testbed.enter(api);
                if (call >= 0) {
                    timed.add(one);
                }
                testbed.clear(api);
            }
            requireAlive(process);
        }
        String who = "warm, " + symbols + (symbols == 1 ? " symbol" : " symbols") + ": ";
        return List.of(
                warm(who + "invocation to the last order on the wire, median", median(timed, Timed::lastOrder)),
                warm(who + "of that the exchange's own time, median", median(timed, Timed::venueBefore)),
                warm(who + "ours, median", median(timed, Timed::ours)),
                warm(who + "ours, p99", quantile(timed, Timed::ours, 0.99)),
                warm(who + "invocation to its answer, all protected, median", median(timed, Timed::answer)));
    }

    private static ResultRow warm(String name, double millis) {
        return ResultRow.of(name, millis, "ms", REFERENCE, GOAL_MILLIS);
    }

    private static ResultRow cold(String name, double millis) {
        return ResultRow.of(name, millis, "ms", COLD_REFERENCE, COLD_GOAL_MILLIS);
    }

    private static void requireAlive(FunctionProcess process) {
        if (!process.isAlive()) {
            throw new BenchmarkException("the function ended: " + process.printed());
        }
    }

    private static double median(List<Timed> timed, ToDoubleFunction<Timed> figure) {
        return quantile(timed, figure, 0.5);
    }

    private static double quantile(List<Timed> timed, ToDoubleFunction<Timed> figure, double share) {
        double[] sorted = timed.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
