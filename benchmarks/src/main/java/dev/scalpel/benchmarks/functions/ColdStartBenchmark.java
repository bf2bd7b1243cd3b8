package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.LambdaRuntimeApi;
import dev.scalpel.testkit.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Cold and warm time of each handler, from its deployed package or image folder, by the runtime interface client: S3 and
 * the exchange are servers on this machine, so only our code and the JVM are measured.
 */
public final class ColdStartBenchmark implements Benchmark {

    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String REFERENCE = "a JVM that does nothing";
    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    @Override
    public String name() {
        return "cold";
    }

    @Override
    public String question() {
        return "How long does each handler take in a fresh JVM, with and without the archive, and how long in a warm one?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        Path folder = temporary();
        try {
            return measure(run, folder);
        } finally {
            delete(folder);
        }
    }

    private static List<ResultRow> measure(BenchmarkRun run, Path folder) {
        Path zip = Path.of(System.getProperty("scalpel.root", "."), "data-retrieval/target/data-retrieval-lambda.zip");
        PackagedFunction function = PackagedFunction.unpack(zip, folder.resolve("package"));
        int starts = run.quick() ? 2 : 9;
        List<Double> nothing = new ArrayList<>();
        List<Double> initialisation = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        try (Servers servers = new Servers()) {
            for (int start = 0; start < starts; start++) {
                run.log().println("cold: start " + (start + 1) + " of " + starts);
                nothing.add(millisOfNothing(function));
                servers.start(function, folder.resolve("log"), initialisation, first, warm);
            }
        }
        double reference = median(nothing);
        double coldMillis = median(initialisation) + median(first);
        List<ResultRow> rows = new ArrayList<>(List.of(
                ResultRow.of(REFERENCE, reference, "ms", REFERENCE, reference),
                ResultRow.of(
                        "data-retrieval: process start to first poll",
                        median(initialisation),
                        "ms",
                        REFERENCE,
                        reference),
                ResultRow.of(
                        "data-retrieval: first invocation: one bar stored", median(first), "ms", REFERENCE, reference),
                ResultRow.of("data-retrieval: cold, both together", coldMillis, "ms", REFERENCE, reference),
                ResultRow.of("data-retrieval: warm invocation, median", median(warm), "ms", REFERENCE, reference)));
        try (ImageFunctions image = new ImageFunctions(run, folder)) {
            rows.addAll(image.measure(run.quick() ? 1 : 5, REFERENCE, reference));
        }
        return rows;
    }

    private static double millisOfNothing(PackagedFunction function) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path") + ":" + function.folder(), EmptyMain.class.getName()));
        long started = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command).start();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new BenchmarkException("a JVM that does nothing failed: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", e);
        }
        return (System.nanoTime() - started) / 1e6;
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("scalpel-cold");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    /** The servers of the function, and the clock of the exchange. */
    private static final class Servers implements AutoCloseable {

        private static final int WARM_CALLS = 20;

        private final SettableClock clock = new SettableClock(START);
        private final S3Server s3 = new S3Server().start();
        private final LocalExchange exchange;
        private final String bucket = s3.newBucket();

        Servers() {
            Symbol btc = Symbol.parse("BTC/USDT");
            Symbol eth = Symbol.parse("ETH/USDT");
            long from = Minutes.plus(START.toEpochMilli(), -Minutes.PER_DAY);
            Map<Symbol, BarSeries> bars = SyntheticMarket.generate(MarketSpec.of(List.of(btc, eth), from, 3, 1));
            exchange = LocalExchange.start(
                    clock,
                    bars.entrySet().stream()
                            .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                            .toList());
        }

        void start(PackagedFunction function, Path log, List<Double> init, List<Double> first, List<Double> warm) {
            try (LambdaRuntimeApi api = new LambdaRuntimeApi()) {
                boolean historyIsStored = !init.isEmpty();
                Instant started = Instant.now();
                try (FunctionProcess process = FunctionProcess.start(
                        api,
                        "dev.scalpel.retrieval.RetrievalHandler::handleRequest",
                        function.classPath(),
                        JVM,
                        environment(function),
                        log)) {
                    double firstMillis = minute(api);
                    init.add(Duration.between(started, api.firstPoll()).toNanos() / 1e6);
                    // The first process fetches a day of history, so its first call is not comparable.
                    first.add(historyIsStored ? firstMillis : minute(api));
                    for (int call = 0; call < WARM_CALLS; call++) {
                        warm.add(minute(api));
                    }
                    if (!process.isAlive()) {
                        throw new BenchmarkException("the function ended: " + process.printed());
                    }
                }
            }
        }

        /** One more minute of the market, and one invocation that stores it. */
        private double minute(LambdaRuntimeApi api) {
            clock.advance(Duration.ofMinutes(1));
            long started = System.nanoTime();
            LambdaRuntimeApi.Answer answer = api.invoke("{}", LIMIT);
            if (answer.failed() || !answer.body().contains("\"failures\":[]")) {
                throw new BenchmarkException("the function failed: " + answer.body());
            }
            return (System.nanoTime() - started) / 1e6;
        }

        private Map<String, String> environment(PackagedFunction function) {
            return Map.of(
                    "LAMBDA_TASK_ROOT",
                    function.folder().toString(),
                    "SCALPEL_STORE_KIND",
                    "s3",
                    "SCALPEL_STORE_BUCKET",
                    bucket,
                    "SCALPEL_STORE_REGION",
                    "eu-central-1",
                    "SCALPEL_STORE_ENDPOINT",
                    s3.endpoint().toString(),
                    "SCALPEL_EXCHANGE_ADDRESS",
                    exchange.uri().toString());
        }

        @Override
        public void close() {
            exchange.close();
            s3.close();
        }
    }
}
