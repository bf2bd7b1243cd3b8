package dev.scalpel.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.samples.SampleModel;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.deployment.Shard;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.LambdaRuntimeApi;
import dev.scalpel.testkit.S3Server;
import dev.scalpel.testkit.SnsEndpoint;
import dev.scalpel.testkit.SnsMessage;
import dev.scalpel.trading.OrderSide;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The whole way in AWS: the schedule's event brings a bar, the chain object's event an order at the exchange, its end a
 * row of the ledger, and Monday's event the mail. Each function is a process of its own behind the runtime API; S3, SNS,
 * Secrets Manager and the exchange are servers on loopback.
 */
class EndToEndTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final Instant SUNDAY_EVENING = Instant.parse("2026-05-31T21:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-06-01T01:30:00Z");
    private static final int MAX_MINUTES = 120;
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:scalpel";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHARD =
            Shard.of(SettingsReader.defaults()).get(0).name();

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(SUNDAY_EVENING);
    private final SnsEndpoint sns = new SnsEndpoint(TOPIC);
    private final String bucket = S3.newBucket();
    private final S3Store store = new S3Store(S3Connection.to(bucket)
            .at(
                    S3.endpoint(),
                    Region.EU_CENTRAL_1,
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))));
    private final List<AutoCloseable> open = new ArrayList<>();
    private LocalExchange exchange;
    private SecretsManagerStub secrets;

    @BeforeEach
    void openTheMarket() throws IOException {
        long begin = Minutes.plus(SUNDAY_EVENING.toEpochMilli(), -2 * Minutes.PER_DAY);
        Map<Symbol, BarSeries> market = SyntheticMarket.generate(MarketSpec.of(List.of(BTC, ETH), begin, 3, 5));
        exchange = LocalExchange.start(
                clock,
                market.entrySet().stream()
                        .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                        .toList());
        exchange.deposit("USDT", new BigDecimal("10000"));
        exchange.setCommission(Commission.of("0.0000"));
        secrets = new SecretsManagerStub(
                "scalpel/exchange",
                "{\"key\":\"" + exchange.apiKey().key() + "\",\"secret\":\""
                        + exchange.apiKey().secret() + "\"}");
        SampleModel.put(store, ETH_ID, FeatureSet.standard(FeatureVariant.FULL), SUNDAY_EVENING);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        exchange.close();
        secrets.close();
        sns.close();
        store.close();
    }

    @Test
    void fromTheBarOverTheOrderAndTheLedgerToTheWeeklyMail() throws Exception {
        LambdaRuntimeApi retrieval = start(FixedTimeHandler.Retrieval.class);
        LambdaRuntimeApi execution = start(FixedTimeHandler.Execution.class);

        List<TradeRow> trades = List.of();
        for (int minute = 0; minute < MAX_MINUTES && trades.isEmpty(); minute++) {
            at(SUNDAY_EVENING.plus(Duration.ofMinutes(minute)).plusSeconds(2));
            String before = chain();
            assertThat(call(retrieval, "{\"shard\": \"" + SHARD + "\"}").path("failures"))
                    .isEmpty();
            assertThat(chain()).as("the chain object is written each minute").isNotEqualTo(before);
            assertThat(call(execution, chainWritten()).path("failures")).isEmpty();
            assertThat(call(execution, "{\"shard\": \"" + SHARD + "\"}").path("failures"))
                    .isEmpty();
            trades = new StoredLedger(store).trades(ETH_ID, YearMonth.of(2026, 5));
        }

        assertThat(trades).hasSize(1);
        isWhatTheExchangeDid(trades.get(0));
        assertThat(secrets.requests()).isEqualTo(1);

        at(MONDAY);
        JsonNode review = call(start(FixedTimeHandler.Monitoring.class), "{\"action\": \"review\"}");

        assertThat(review.path("week").asText()).isEqualTo("2026-W22");
        assertThat(sns.messages()).hasSize(1);
        SnsMessage mail = sns.messages().get(0);
        assertThat(mail.subject()).startsWith("Scalpel 2026-W22: ");
        assertThat(mail.message()).contains("s3://" + bucket + "/reports/2026-W22/report.html");
        JsonNode metrics = JSON.readTree(stored("reports/2026-W22/metrics.json"));
        assertThat(metrics.at("/figures/trades/value").asInt()).isEqualTo(1);
        assertThat(stored("reports/2026-W22/report.html")).startsWith("<!doctype html>");
    }

    private void isWhatTheExchangeDid(TradeRow trade) {
        BigDecimal bought = BigDecimal.ZERO;
        BigDecimal sold = BigDecimal.ZERO;
        for (Fill fill : exchange.fills()) {
            boolean before = fill.time() <= trade.exit().time();
            bought = bought.add(before && fill.side() == OrderSide.BUY ? fill.quantity() : BigDecimal.ZERO);
            sold = sold.add(before && fill.side() == OrderSide.SELL ? fill.quantity() : BigDecimal.ZERO);
        }
        assertThat(trade.entry().quantity()).isEqualByComparingTo(bought).isPositive();
        assertThat(sold).isEqualByComparingTo(bought);
    }

    /** What S3 sends when the object was written: AwsContractTest holds it to AWS's documents. */
    private String chainWritten() {
        return """
                {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "eu-central-1",
                  "eventTime": "%s", "eventName": "ObjectCreated:Put",
                  "s3": {"s3SchemaVersion": "1.0", "bucket": {"name": "%s", "arn": "arn:aws:s3:::%s"},
                   "object": {"key": "%s", "size": 100, "eTag": "b1946ac92492d2347c6235b4d2611184", "sequencer": "0055"}}}]}
                """.formatted(clock.instant(), bucket, bucket, StoreKeys.shardTrigger(SHARD));
    }

    private void at(Instant now) throws IOException {
        clock.setTo(now);
        FixedTimeHandler.set(time(), now);
    }

    private Path time() {
        return folder.resolve("time");
    }

    private String chain() {
        return stored(StoreKeys.shardTrigger(SHARD));
    }

    private String stored(String key) {
        return store.get(key).map(StoredObject::text).orElse("");
    }

    private static JsonNode call(LambdaRuntimeApi function, String event) throws IOException {
        LambdaRuntimeApi.Answer answer = function.invoke(event, LIMIT);
        assertThat(answer.failed()).as(answer.body()).isFalse();
        return JSON.readTree(answer.body());
    }

    private LambdaRuntimeApi start(Class<? extends FixedTimeHandler> handler) throws IOException {
        at(clock.instant());
        LambdaRuntimeApi api = new LambdaRuntimeApi();
        open.add(api);
        Map<String, String> environment = new HashMap<>(Map.of(
                FixedTimeHandler.FILE,
                time().toString(),
                "SCALPEL_MODE",
                "testnet",
                "SCALPEL_SYMBOLS",
                "ETH/USDT=0.5",
                "SCALPEL_COSTS_FEE_BP",
                "0",
                "SCALPEL_COSTS_SLIPPAGE_BP",
                "0",
                "SCALPEL_VENUE_CONNECTION_ADDRESS",
                exchange.uri().toString(),
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                secrets.endpoint(),
                "AWS_ENDPOINT_URL_SNS",
                sns.endpoint().toString()));
        environment.putAll(Map.of(
                "LAMBDA_TASK_ROOT",
                folder.toString(),
                "SCALPEL_STORE_KIND",
                "s3",
                "SCALPEL_STORE_BUCKET",
                bucket,
                "SCALPEL_STORE_REGION",
                "eu-central-1",
                "SCALPEL_STORE_ENDPOINT",
                S3.endpoint().toString(),
                "SCALPEL_NOTIFICATION_CHANNEL",
                "sns",
                "SCALPEL_NOTIFICATION_TOPIC",
                TOPIC));
        open.add(FunctionProcess.start(
                api,
                handler.getName() + "::handleRequest",
                System.getProperty("java.class.path"),
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-Dsun.net.http.retryPost=false"),
                environment,
                folder.resolve(handler.getSimpleName() + ".log")));
        return api;
    }
}
