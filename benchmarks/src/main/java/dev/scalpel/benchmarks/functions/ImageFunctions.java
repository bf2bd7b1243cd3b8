package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.Median;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.samples.SampleModel;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.LambdaRuntimeApi;
import dev.scalpel.testkit.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Training, execution and monitoring from the folder of the image by its start script, without and with the archive. */
final class ImageFunctions implements AutoCloseable {

    /**
     * @param first the first event of a new process
     * @param warm the event of all later calls
     */
    private record Function(String title, String handler, String first, String warm) {}

    private static final List<Function> FUNCTIONS = List.of(
            new Function("execution", "dev.scalpel.execution.ExecutionHandler", "{}", "{\"action\": \"analyze\"}"),
            new Function("training (too few bars)", "dev.scalpel.training.TrainingHandler", "{}", "{}"),
            new Function(
                    "monitoring (a report)",
                    "dev.scalpel.monitoring.MonitoringHandler",
                    "{\"action\": \"report\"}",
                    "{\"action\": \"report\"}"));
    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int WARM_CALLS = 10;

    private final Path image = Path.of(System.getProperty("scalpel.root", "."), "cdk/image/target/image")
            .toAbsolutePath();
    private final Path archive = image.resolve("classes.jsa");
    private final Path log;
    private final BenchmarkRun run;
    private final S3Server s3 = new S3Server().start();
    private final String bucket = s3.newBucket();
    private final S3Store store = store(s3, bucket);

    ImageFunctions(BenchmarkRun run, Path folder) {
        if (!Files.exists(image.resolve("start"))) {
            throw new BenchmarkException("the image is not laid out: " + image
                    + "; build it: mvn -Dquick -DskipTests -pl cdk/image -am package");
        }
        this.run = run;
        log = folder.resolve("image.log");
        SampleModel.put(store, ETH_ID, FeatureSet.standard(FeatureVariant.FULL), Instant.now());
    }

    /** @param nothing milliseconds of the reference */
    List<ResultRow> measure(int starts, String reference, double nothing) {
        List<ResultRow> rows = new ArrayList<>();
        try {
            Files.deleteIfExists(archive);
            rows.addAll(measure("", starts, reference, nothing));
            makeArchive();
            rows.addAll(measure(", archive", starts, reference, nothing));
            Files.delete(archive);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + archive, e);
        }
        return rows;
    }

    private List<ResultRow> measure(String how, int starts, String reference, double nothing) {
        List<ResultRow> rows = new ArrayList<>();
        for (Function function : FUNCTIONS) {
            List<Double> begin = new ArrayList<>();
            List<Double> first = new ArrayList<>();
            List<Double> warm = new ArrayList<>();
            for (int start = 0; start < starts; start++) {
                run.log().println("cold: " + function.title() + how + ", start " + (start + 1) + " of " + starts);
                start(function, begin, first, warm);
            }
            String name = function.title() + how + ": ";
            rows.add(row(name + "process start to first poll", begin, reference, nothing));
            rows.add(row(name + "first invocation", first, reference, nothing));
            rows.add(row(name + "warm invocation, median", warm, reference, nothing));
        }
        return rows;
    }

    private static ResultRow row(String name, List<Double> millis, String reference, double nothing) {
        return ResultRow.of(name, Median.of(millis), "ms", reference, nothing);
    }

    private void start(Function function, List<Double> begin, List<Double> first, List<Double> warm) {
        storeBars();
        String name = function.handler() + "::handleRequest";
        Instant started = Instant.now();
        try (LambdaRuntimeApi api = new LambdaRuntimeApi();
                FunctionProcess process = FunctionProcess.launch(
                        api, name, List.of(image.resolve("start").toString(), name), environment(), log)) {
            begin.add(Duration.between(started, api.firstPoll()).toNanos() / 1e6);
            first.add(call(api, function.first()));
            for (int call = 0; call < WARM_CALLS; call++) {
                warm.add(call(api, function.warm()));
            }
            if (!process.isAlive()) {
                throw new BenchmarkException("the function ended: " + process.printed());
            }
        }
    }

    private static double call(LambdaRuntimeApi api, String event) {
        long started = System.nanoTime();
        LambdaRuntimeApi.Answer answer = api.invoke(event, LIMIT);
        if (answer.failed() || answer.body().contains("\"error\"")) {
            throw new BenchmarkException("the function failed: " + answer.body());
        }
        return (System.nanoTime() - started) / 1e6;
    }

    /** Two days of bars up to now: the function reads the system clock. */
    private void storeBars() {
        long end = Minutes.floor(Instant.now());
        StoredBars bars = new StoredBars(store);
        SyntheticMarket.generate(MarketSpec.of(List.of(BTC, ETH), Minutes.plus(end, -2 * Minutes.PER_DAY), 2, 1))
                .forEach((symbol, series) -> bars.append(new InstrumentId("binance", symbol), series));
    }

    private void makeArchive() throws IOException {
        run.log().println("cold: making the archive");
        ProcessBuilder builder = new ProcessBuilder(image.resolve("start").toString(), "--archive")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(machine());
        Process process = builder.start();
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new BenchmarkException("the archive was not made: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", e);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(machine());
        environment.putAll(Map.of(
                "SCALPEL_SYMBOLS", "ETH/USDT",
                "SCALPEL_LIMITS_STALE_BAR_SECONDS", "3600"));
        environment.putAll(store(s3.endpoint(), bucket));
        return environment;
    }

    static S3Store store(S3Server s3, String bucket) {
        return new S3Store(S3Connection.to(bucket)
                .at(
                        s3.endpoint(),
                        Region.EU_CENTRAL_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))));
    }

    /** The environment that names the bucket. */
    static Map<String, String> store(URI endpoint, String bucket) {
        return Map.of(
                "SCALPEL_STORE_KIND",
                "s3",
                "SCALPEL_STORE_BUCKET",
                bucket,
                "SCALPEL_STORE_REGION",
                "eu-central-1",
                "SCALPEL_STORE_ENDPOINT",
                endpoint.toString());
    }

    private static Map<String, String> machine() {
        return Map.of("PATH", "/usr/bin:/bin", "HOME", "/dev/null/home", "JAVA_HOME", System.getProperty("java.home"));
    }

    @Override
    public void close() {
        store.close();
        s3.close();
    }
}
