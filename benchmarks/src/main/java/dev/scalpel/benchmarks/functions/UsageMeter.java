package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.latency.TimingProxy;
import dev.scalpel.monitoring.cost.CallUsage;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.LambdaRuntimeApi;
import dev.scalpel.testkit.S3RequestCounts;
import dev.scalpel.testkit.S3Server;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Measures the usage of a call that AWS charges for. */
final class UsageMeter {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final S3Server s3;
    private final Optional<TimingProxy> venue;

    /** A process behind a runtime API of its own. */
    record Running(LambdaRuntimeApi api, FunctionProcess process) implements AutoCloseable {

        static Running start(Function<LambdaRuntimeApi, FunctionProcess> how) {
            LambdaRuntimeApi api = new LambdaRuntimeApi();
            return new Running(api, how.apply(api));
        }

        @Override
        public void close() {
            process.close();
            api.close();
        }
    }

    /** The usage and the answer of a call. */
    record Metered(CallUsage work, String answer) {}

    UsageMeter(S3Server s3, Optional<TimingProxy> venue) {
        this.s3 = s3;
        this.venue = venue;
    }

    Metered warm(Running function, String event) {
        S3RequestCounts before = start();
        Duration cpuBefore = function.process().cpuTime();
        long began = System.nanoTime();
        String answer = call(function, event);
        return new Metered(work(began, function.process().cpuTime().minus(cpuBefore), before), answer);
    }

    /** From the start of the process to its first answer; then it ends. */
    Metered cold(Supplier<Running> start, String event) {
        S3RequestCounts before = start();
        long began = System.nanoTime();
        try (Running function = start.get()) {
            String answer = call(function, event);
            return new Metered(work(began, function.process().cpuTime(), before), answer);
        }
    }

    static CallUsage mean(List<CallUsage> some) {
        return new CallUsage(
                mean(some, CallUsage::wallSeconds),
                mean(some, CallUsage::cpuSeconds),
                mean(some, CallUsage::puts),
                mean(some, CallUsage::lists),
                mean(some, CallUsage::gets),
                mean(some, CallUsage::venueCalls));
    }

    private static double mean(List<CallUsage> some, ToDoubleFunction<CallUsage> figure) {
        return some.stream().mapToDouble(figure).average().orElseThrow();
    }

    private S3RequestCounts start() {
        venue.ifPresent(TimingProxy::take);
        return s3.requests();
    }

    private CallUsage work(long began, Duration cpu, S3RequestCounts before) {
        double wall = (System.nanoTime() - began) / 1e9;
        S3RequestCounts requests = s3.requests().since(before);
        int calls = venue.map(relay -> relay.take().size()).orElse(0);
        return new CallUsage(wall, cpu.toNanos() / 1e9, requests.puts(), requests.lists(), requests.gets(), calls);
    }

    private static String call(Running function, String event) {
        LambdaRuntimeApi.Answer answer = function.api().invoke(event, LIMIT);
        if (answer.failed() || answer.body().contains("\"error\"")) {
            throw new BenchmarkException(
                    "the function failed: " + answer.body() + function.process().printed());
        }
        return answer.body();
    }
}
