package dev.scalpel.retrieval;

import static dev.scalpel.retrieval.TestMarket.BTC;
import static dev.scalpel.retrieval.TestMarket.ETH;
import static dev.scalpel.retrieval.TestMarket.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.LambdaRuntimeApi;
import dev.scalpel.testkit.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** How the deployed zip behaves in JVMs of its own, started by its AWS entry point. */
class RetrievalPackageIT {

    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);

    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);

    private static final Path ZIP = Path.of("target/data-retrieval-lambda.zip");
    private static final Path LOGS = Path.of("target/function-logs");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @TempDir
    static Path folder;

    private final String bucket = S3.newBucket();
    private final List<FunctionProcess> processes = new ArrayList<>();

    @BeforeAll
    static void unpack() throws IOException {
        Files.createDirectories(LOGS);
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(each -> !each.isDirectory()).toList()) {
                Path file = folder.resolve("package").resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
    }

    @Test
    void storesWhatTheVenueListsDespiteAnOutageDuplicateEventsAndKills() throws Exception {
        try (TestMarket market = new TestMarket();
                LambdaRuntimeApi api = new LambdaRuntimeApi();
                S3Store store = store()) {
            start(api, market);
            start(api, market);
            assertThat(api.invoke("{}", LIMIT).failed()).isFalse();

            minuteByMinute(api, market, 10);
            outage(api, market, 20);
            minuteByMinute(api, market, 5);
            killInMidWork(api, market, 3);
            minuteByMinute(api, market, 5);
            killInMidWork(api, market, 11);
            assertThat(api.invoke("{}", LIMIT).failed()).isFalse();

            long end = Minutes.floor(market.clock.instant());
            StoredBars archive = new StoredBars(store);
            TestMarket.assertSame(archive.readAll(BTC_ID), market.expected(BTC, end));
            TestMarket.assertSame(archive.readAll(ETH_ID), market.expected(ETH, end));
            assertThat(end).isEqualTo(Minutes.plus(OPENING.toEpochMilli(), 42));
        } finally {
            processes.forEach(FunctionProcess::close);
        }
    }

    /** Each event comes twice, to two processes at once. */
    private static void minuteByMinute(LambdaRuntimeApi api, TestMarket market, int minutes) throws Exception {
        for (int minute = 0; minute < minutes; minute++) {
            market.clock.advance(Duration.ofMinutes(1));
            CompletableFuture<LambdaRuntimeApi.Answer> first = api.send("{}", LIMIT);
            assertThat(api.invoke("{}", LIMIT).failed()).isFalse();
            assertThat(first.get(LIMIT.toSeconds(), TimeUnit.SECONDS).failed()).isFalse();
        }
    }

    private static void outage(LambdaRuntimeApi api, TestMarket market, int minutes) {
        market.exchange.faults().failNext(Fault.unavailableHtml(), "", 100_000);
        for (int minute = 0; minute < minutes; minute++) {
            market.clock.advance(Duration.ofMinutes(1));
            assertThat(api.invoke("{}", LIMIT).body()).contains("HTTP 503");
        }
        market.exchange.faults().clear();
    }

    /** SIGKILL while both processes work on the minute; new ones take over. */
    private void killInMidWork(LambdaRuntimeApi api, TestMarket market, int millis) throws InterruptedException {
        market.clock.advance(Duration.ofMinutes(1));
        List<CompletableFuture<LambdaRuntimeApi.Answer>> cutShort =
                List.of(api.send("{}", LIMIT), api.send("{}", LIMIT));
        Thread.sleep(millis);
        processes.forEach(FunctionProcess::kill);
        processes.clear();
        api.forgetPolls();
        cutShort.forEach(answer -> answer.cancel(false));
        start(api, market);
        start(api, market);
    }

    private void start(LambdaRuntimeApi api, TestMarket market) {
        String root = folder.resolve("package").toString();
        processes.add(FunctionProcess.start(
                api,
                RetrievalHandler.class.getName() + "::handleRequest",
                root + ":" + root + "/lib/*",
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"),
                Map.of(
                        "LAMBDA_TASK_ROOT",
                        root,
                        "SCALPEL_STORE_KIND",
                        "s3",
                        "SCALPEL_STORE_BUCKET",
                        bucket,
                        "SCALPEL_STORE_REGION",
                        "eu-central-1",
                        "SCALPEL_STORE_ENDPOINT",
                        S3.endpoint().toString(),
                        "SCALPEL_VENUE_CONNECTION_ADDRESS",
                        market.exchange.uri().toString()),
                LOGS.resolve("function-" + System.nanoTime() + ".log")));
    }

    private S3Store store() {
        return new S3Store(S3Connection.to(bucket)
                .at(
                        S3.endpoint(),
                        Region.EU_CENTRAL_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))));
    }
}
