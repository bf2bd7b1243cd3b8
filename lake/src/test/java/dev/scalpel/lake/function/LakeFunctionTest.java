package dev.scalpel.lake.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.signals.dynamodb.DynamoConnection;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.testkit.DynamoTable;
import dev.scalpel.testkit.Moto;
import dev.scalpel.testkit.TableFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class LakeFunctionTest {

    @RegisterExtension
    static final Moto MOTO = new Moto();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-11T00:30:00Z"), ZoneOffset.UTC);
    private static final Settings SETTINGS = SettingsReader.fromText(
                    "test", "symbols: [BTC/USDT, ETH/USDT]\n", Map.of())
            .settings();

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private DynamoTable table;
    private AnalysisTable sink;
    private Dispatcher function;

    @BeforeEach
    void fill() {
        long end = Instant.parse("2026-06-11T00:00:00Z").toEpochMilli();
        for (String name : List.of("BTC-USDT", "ETH-USDT")) {
            BarSeries.Builder bars = new BarSeries.Builder(32 * 24);
            for (int hour = 32 * 24; hour > 0; hour--) {
                double price = name.startsWith("B") ? 200.0 - hour / 10.0 : 100;
                bars.add(new Bar(Minutes.plus(end, -60L * hour), price, price, price, price, 2, 1, 1));
            }
            new StoredBars(store).append(InstrumentId.parse("binance/" + name), bars.build());
        }
        table = DynamoTable.create(MOTO.endpoint(), AnalysisTable.SYMBOL, AnalysisTable.ANALYSIS);
        sink = new AnalysisTable(
                DynamoConnection.to(table.name())
                        .at(
                                table.faultyEndpoint(),
                                Region.US_EAST_1,
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "word"))),
                table.name());
        function = LakeFunction.create(
                SETTINGS, store, CLOCK, new LakeFiles(folder, Optional.empty()), sink, (f, action, failure) -> {});
    }

    @AfterEach
    void close() {
        sink.close();
        table.close();
    }

    @Test
    void aBuildWritesWhatItNamesAndAnotherOneEverythingElse() {
        assertThat(call("{\"action\":\"build\",\"symbols\":[\"ETH/USDT\"]}")
                        .path("built")
                        .asInt())
                .isEqualTo(2);
        assertThat(store.list("lake/bars/")).hasSize(2).allMatch(key -> key.contains("instrument=ETH-USDT"));
        assertThat(call("{}").path("built").asInt()).isEqualTo(2);
        assertThat(call("{}").path("unchanged").asInt()).isEqualTo(4);
        assertThat(folder.resolve("lake-work")).isEmptyDirectory();
    }

    @Test
    void analysesAreStoredAndAreItemsThatExpire() throws IOException {
        call("{}");
        assertThat(call("{\"action\":\"analyse\",\"analysis\":\"rank\"}")
                        .path("rows")
                        .asInt())
                .isEqualTo(2);
        assertThat(call("{\"action\":\"analyse\",\"analysis\":\"trend\",\"day\":\"2026-06-10\"}")
                        .path("rows")
                        .asInt())
                .isEqualTo(8);

        JsonNode stored = new ObjectMapper()
                .readTree(
                        store.get("analysis/2026-06-10/rank.json").orElseThrow().bytes());
        Map<String, JsonNode> items = items();
        assertThat(items)
                .containsOnlyKeys(
                        "binance/BTC-USDT rank#2026-06-10",
                        "binance/ETH-USDT rank#2026-06-10",
                        "binance/BTC-USDT trend#2026-06-10",
                        "binance/ETH-USDT trend#2026-06-10");
        JsonNode bitcoin = items.get("binance/BTC-USDT rank#2026-06-10");
        assertThat(bitcoin.at("/place/N").asInt()).isEqualTo(1);
        assertThat(bitcoin.at("/return30d/N").asDouble())
                .isEqualTo(stored.at("/rows/0/return30d").asDouble());
        long expires =
                LocalDate.parse("2026-09-08").atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        assertThat(items.values())
                .allSatisfy(item -> assertThat(item.at("/expires/N").asLong()).isEqualTo(expires));

        call("{\"action\":\"analyse\"}");
        assertThat(items()).as("again: the same").isEqualTo(items);
        assertThat(store.list("lake/bars/")).hasSize(4);
    }

    /** A rank reads the bars of three months: nothing else is fetched. */
    @Test
    void onlyTheFilesOfARankAreFetched() throws IOException {
        call("{}");
        store.putIfAbsent("lake/bars/venue=binance/instrument=ETH-USDT/month=2025-12/bars.parquet", new byte[] {1});
        store.putIfAbsent("lake/trades/venue=binance/instrument=ETH-USDT/month=2026-06/trades.parquet", new byte[] {1});
        call("{\"action\":\"analyse\"}");
        try (var files = Files.walk(folder.resolve("lake-ranked"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".parquet"))
                            .map(Path::toString))
                    .hasSize(4)
                    .allMatch(file -> file.contains("month=2026-0"));
        }
    }

    @Test
    void aTableThatFailsOnceIsWrittenInTheEndAndOneThatRefusesIsAFailure() {
        call("{}");
        table.failNext(TableFault.ANSWER_LOST);
        call("{\"action\":\"analyse\"}");
        assertThat(table.items()).hasSize(2);
        AnalysisTable absent = new AnalysisTable(
                DynamoConnection.to("absent")
                        .at(
                                table.endpoint(),
                                Region.US_EAST_1,
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "word"))),
                "absent");
        Dispatcher broken = LakeFunction.create(
                SETTINGS, store, CLOCK, new LakeFiles(folder, Optional.empty()), absent, (f, action, failure) -> {});
        assertThatThrownBy(() -> broken.answer("{\"action\":\"analyse\"}", deadline()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("cannot write an analysis to table absent:");
        absent.close();
    }

    @Test
    void unknownAnalysesAndPortfoliosAreRefused() {
        assertThat(call("{\"action\":\"analyse\",\"analysis\":\"luck\"}")
                        .path("error")
                        .asText())
                .isEqualTo("field 'analysis' must be rank or trend: luck");
        assertThat(call("{\"action\":\"build\",\"portfolios\":[\"none\"]}")
                        .path("error")
                        .asText())
                .isEqualTo("field 'portfolios' must name portfolios of the settings, []: none");
    }

    private JsonNode call(String event) {
        return function.answer(event, deadline());
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(5), CLOCK);
    }

    private Map<String, JsonNode> items() {
        Map<String, JsonNode> items = new HashMap<>();
        table.items()
                .forEach(item -> items.put(
                        item.at("/symbol/S").asText() + " "
                                + item.at("/analysis/S").asText(),
                        item));
        return items;
    }
}
