package dev.scalpel.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.BarSeries;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Starts functions from an image's folder, each in a fresh JVM with the environment of an AWS container. */
final class ColdStarts {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ARCHIVE_MINUTES = 5;

    private final S3Server s3;
    private final String bucket;
    private final Path logs;
    private final Path hosts;

    /** With a bucket of its own, which holds a model and no bars. */
    ColdStarts(S3Server s3, Path logs, Path temporary) throws IOException {
        this.s3 = s3;
        this.logs = Files.createDirectories(logs);
        bucket = s3.newBucket();
        hosts = Files.writeString(temporary.resolve("hosts"), "127.0.0.1 localhost\n");
        try (S3Store store = store()) {
            SampleModel.put(store, ETH_ID, FeatureSet.standard(FeatureVariant.FULL), Instant.now());
        }
    }

    void storeBarsUpTo(long end) {
        try (S3Store store = store()) {
            StoredBars archive = new StoredBars(store);
            SyntheticMarket.generate(MarketSpec.of(List.of(BTC, ETH), Minutes.plus(end, -2 * Minutes.PER_DAY), 2, 1))
                    .forEach((Symbol symbol, BarSeries bars) ->
                            archive.append(new InstrumentId("binance", symbol), bars));
        }
    }

    JsonNode call(LinkedImage image, Class<?> handler, String event) throws IOException {
        return call(image, handler, event, "");
    }

    private JsonNode call(LinkedImage image, Class<?> handler, String event, String option) throws IOException {
        Map<String, String> environment = new HashMap<>(machine(option));
        environment.putAll(Map.of(
                "SCALPEL_SYMBOLS", "ETH/USDT",
                "SCALPEL_LIMITS_STALE_BAR_SECONDS", "3600",
                "SCALPEL_STORE_KIND", "s3",
                "SCALPEL_STORE_BUCKET", bucket,
                "SCALPEL_STORE_REGION", "eu-central-1",
                "SCALPEL_STORE_ENDPOINT", s3.endpoint().toString()));
        Path log = logs.resolve(handler.getSimpleName() + ".log");
        String name = handler.getName() + "::handleRequest";
        try (LambdaRuntimeApi api = new LambdaRuntimeApi();
                FunctionProcess process = FunctionProcess.launch(api, name, image.command(name), environment, log)) {
            LambdaRuntimeApi.Answer answer = api.invoke(event, LIMIT);
            assertThat(answer.failed()).as(answer.body() + process.printed()).isFalse();
            assertThat(process.printed()).as("no warnings").doesNotContain("WARNING:");
            return JSON.readTree(answer.body());
        }
    }

    /** As the Dockerfile does. */
    void makeArchive(LinkedImage image) throws IOException, InterruptedException {
        Path log = logs.resolve("archive.log");
        ProcessBuilder builder = new ProcessBuilder(image.command("--archive"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(machine(""));
        Process process = builder.start();
        assertThat(process.waitFor(ARCHIVE_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    /** The share of our classes and of the AWS SDK's that a call takes from the archive. */
    double archivedShare(LinkedImage image, Class<?> handler, String event) throws IOException {
        Path loaded = logs.resolve("loaded.log").toAbsolutePath();
        call(image, handler, event, "-Xlog:class+load:file=" + loaded);
        List<String> classes = Files.readAllLines(loaded).stream()
                .filter(line -> line.contains(" dev.scalpel.") || line.contains(" software.amazon."))
                .filter(line -> !line.contains("Lambda/") && !line.contains("$$"))
                .toList();
        assertThat(classes).hasSizeGreaterThan(300);
        return classes.stream()
                        .filter(line -> line.contains("shared objects file (top)"))
                        .count()
                / (double) classes.size();
    }

    /** A container of AWS, but with a home that not even root can create, and no name that resolves except localhost. */
    private Map<String, String> machine(String option) {
        return Map.of(
                "PATH",
                "/usr/bin:/bin",
                "HOME",
                "/dev/null/home",
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_TOOL_OPTIONS",
                "-Djdk.net.hosts.file=" + hosts + " " + option);
    }

    private S3Store store() {
        return new S3Store(S3Connection.to(bucket)
                .at(
                        s3.endpoint(),
                        Region.EU_CENTRAL_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))));
    }
}
