package dev.scalpel.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.execution.ExecutionHandler;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.MonitoringHandler;
import dev.scalpel.research.samples.SampleModel;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.bars.BarArchive;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.LambdaRuntimeApi;
import dev.scalpel.testkit.S3Server;
import dev.scalpel.training.TrainingHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The very folder that the Dockerfile copies: each of its commands cold, in JVMs of their own, without a home, with no
 * name to be resolved but this machine's.
 */
class ImagePackageIT {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_TRIES = 3;
    private static final Path TARGET = Path.of("target/image-test");

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @TempDir
    static Path temporary;

    private static LinkedImage image;
    private static Map<String, FileTime> content;
    private static String bucket;

    @BeforeAll
    static void layOut() throws IOException {
        Files.createDirectories(TARGET);
        image = LinkedImage.at(TARGET.resolve("locked"));
        content = image.content();
        image.lock(true);
        bucket = S3.newBucket();
        try (S3Store store = store()) {
            SampleModel.put(store, ETH, FeatureSet.standard(FeatureVariant.FULL), Instant.now());
        }
    }

    @AfterAll
    static void unlock() throws IOException {
        image.lock(false);
        assertThat(image.content()).as("what was written into the image").isEqualTo(content);
        image.delete();
    }

    @Test
    void noJarOfTheFolderHoldsTheNativesThatLieBesideIt() throws IOException {
        try (var jars = Files.list(image.folder().resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .noneMatch(name -> name.matches("pytorch-(native|jni).*|.*-(linux|macosx|windows)-.*"))
                    .anyMatch(name -> name.startsWith("training"))
                    .anyMatch(name -> name.startsWith("pytorch-engine"));
        }
    }

    /** Byte 18 of an ELF file names the processor: 0x3E is x86-64, 0xB7 is arm64. */
    @Test
    void everyLibraryIsForOneProcessor() throws IOException {
        int machine = System.getProperty("os.arch").equals("aarch64") ? 0xB7 : 0x3E;
        try (var files = Files.walk(image.folder().resolve("native"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(library -> {
                byte[] header = new byte[20];
                try (var content = Files.newInputStream(library)) {
                    assertThat(content.read(header)).isEqualTo(header.length);
                }
                assertThat(header).as(library.toString()).startsWith(0x7F, 'E', 'L', 'F');
                assertThat(header[18] & 0xFF).as(library.toString()).isEqualTo(machine);
            });
        }
    }

    /** What an earlier build laid out for another processor, or of another version, must be gone. */
    @Test
    void nothingOfAnEarlierBuildIsLeft() {
        assertThat(LinkedImage.LAID_OUT.resolve("native/blas/left-by-an-earlier-build.so"))
                .doesNotExist();
        assertThat(LinkedImage.LAID_OUT.resolve("lib/left-by-an-earlier-build.jar"))
                .doesNotExist();
    }

    @Test
    void executionAnalysesWithASampleModel() throws IOException {
        JsonNode answer;
        long minute;
        int times = 0;
        do {
            minute = Minutes.floor(Instant.now());
            storeBarsUpTo(minute);
            answer = cold(ExecutionHandler.class, "{\"action\": \"analyze\"}", "");
            // Its clock is the wall's: a new minute under way wants a bar that nobody stored.
        } while (Minutes.floor(Instant.now()) != minute && ++times < MOST_TRIES);

        assertThat(answer.at("/symbols/0/symbol").asText()).isEqualTo("ETH/USDT");
        assertThat(answer.at("/symbols/0/insight").isObject())
                .as(answer.toString())
                .isTrue();
    }

    @Test
    void trainingSaysThatTheBarsAreTooFew() throws IOException {
        JsonNode answer = cold(TrainingHandler.class, "{\"action\": \"train\"}", "");

        assertThat(answer.at("/symbols/0/words").asText()).contains("too few bars: ");
    }

    @Test
    void monitoringReportsOnTheLastWeek() throws IOException {
        JsonNode answer = cold(MonitoringHandler.class, "{\"action\": \"report\", \"html\": true}", "");

        assertThat(answer.at("/figures/trades/value").asInt(-1)).isZero();
        assertThat(answer.path("html").asText()).startsWith("<!doctype html>");
    }

    /** Makes the archive as the Dockerfile does, and uses it. */
    @Test
    void theArchiveHoldsWhatAFunctionLoads() throws Exception {
        LinkedImage archived = LinkedImage.at(TARGET.resolve("archived"));
        Path log = TARGET.resolve("archive.log");
        ProcessBuilder builder = new ProcessBuilder(archived.command("--archive"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(machine(""));
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();

        Path loaded = TARGET.resolve("loaded.log").toAbsolutePath();
        JsonNode answer =
                cold(archived, ExecutionHandler.class, "{\"action\": \"analyze\"}", "-Xlog:class+load:file=" + loaded);
        assertThat(answer.at("/symbols/0/symbol").asText()).isEqualTo("ETH/USDT");
        List<String> ours = Files.readAllLines(loaded).stream()
                .filter(line -> line.contains(" dev.scalpel.") || line.contains(" software.amazon."))
                .filter(line -> !line.contains("Lambda/") && !line.contains("$$"))
                .toList();
        assertThat(ours).hasSizeGreaterThan(300);
        assertThat(ours.stream().filter(line -> line.contains("shared objects file (top)")))
                .as("of %s classes", ours.size())
                .hasSizeGreaterThan(ours.size() * 9 / 10);
        archived.delete();
    }

    private static void storeBarsUpTo(long end) {
        try (S3Store store = store()) {
            BarArchive archive = new BarArchive(store, "binance");
            SyntheticMarket.generate(MarketSpec.of(List.of(BTC, ETH), Minutes.plus(end, -2 * Minutes.PER_DAY), 2, 1))
                    .forEach((Symbol symbol, BarSeries bars) -> archive.append(symbol, bars));
        }
    }

    private static JsonNode cold(Class<?> handler, String event, String option) throws IOException {
        return cold(image, handler, event, option);
    }

    private static JsonNode cold(LinkedImage from, Class<?> handler, String event, String option) throws IOException {
        Map<String, String> environment = new HashMap<>(machine(option));
        environment.putAll(Map.of(
                "SCALPEL_SYMBOLS", "ETH/USDT",
                "SCALPEL_LIMITS_STALE_BAR_SECONDS", "3600",
                "SCALPEL_STORE_KIND", "s3",
                "SCALPEL_STORE_BUCKET", bucket,
                "SCALPEL_STORE_REGION", "eu-central-1",
                "SCALPEL_STORE_ENDPOINT", S3.endpoint().toString()));
        Path log = TARGET.resolve(handler.getSimpleName() + ".log");
        String name = handler.getName() + "::handleRequest";
        try (LambdaRuntimeApi api = new LambdaRuntimeApi();
                FunctionProcess process = FunctionProcess.launch(api, name, from.command(name), environment, log)) {
            LambdaRuntimeApi.Answer answer = api.invoke(event, LIMIT);
            assertThat(answer.failed()).as(answer.body() + process.printed()).isFalse();
            assertThat(process.printed()).as("nothing to be warned of").doesNotContain("WARNING:");
            return JSON.readTree(answer.body());
        }
    }

    /** What a container of AWS has, but for a home that not even root can make and names that cannot be resolved. */
    private static Map<String, String> machine(String option) throws IOException {
        Path hosts = temporary.resolve("hosts");
        Files.writeString(hosts, "127.0.0.1 localhost\n");
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

    private static S3Store store() {
        return new S3Store(S3Connection.to(bucket)
                .at(
                        S3.endpoint(),
                        Region.EU_CENTRAL_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))));
    }
}
