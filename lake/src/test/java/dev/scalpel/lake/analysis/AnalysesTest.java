package dev.scalpel.lake.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.lake.Lake;
import dev.scalpel.lake.LakeBuild;
import dev.scalpel.lake.LakeFolder;
import dev.scalpel.lake.LakeQuery;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.filter.Trend;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalysesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    private static final long END =
            DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final InstrumentId NEW = InstrumentId.parse("binance/NEW-USDT");
    private static final InstrumentId OLD = InstrumentId.parse("binance/OLD-USDT");

    private final MemoryStore store = new MemoryStore();
    private final Map<InstrumentId, List<Bar>> bars = new TreeMap<>();

    private Path folder;

    /** A bar every ten minutes: all of ninety-five days for two, of twelve for one, and one that was delisted. */
    @BeforeAll
    void fill(@TempDir Path temporary) {
        folder = temporary;
        Random random = new Random(5);
        List<Double> common = new ArrayList<>();
        for (int i = 0; i < 95 * 144; i++) {
            common.add(random.nextGaussian() * 0.001);
        }
        add(BTC, 95, 0, common, 1, random);
        add(ETH, 95, 0, common, 0.5, random);
        add(NEW, 12, 0, common, 0, random);
        add(OLD, 95, 2, common, 1, random);
        bars.forEach((instrument, own) -> new StoredBars(store).append(instrument, BarSeries.of(own)));
        new LakeBuild(new Lake(store, bars.keySet(), Set.of()), folder, false).run((month, built, share) -> {});
    }

    private void add(
            InstrumentId instrument, int days, int endsEarlier, List<Double> common, double part, Random random) {
        List<Bar> own = new ArrayList<>();
        double price = 100;
        for (int i = 95 * 144 - days * 144; i < (95 - endsEarlier) * 144; i++) {
            double before = price;
            price *= Math.exp(part * common.get(i) + (1 - part) * random.nextGaussian() * 0.002);
            own.add(new Bar(
                    Minutes.plus(END, (i - 95 * 144) * 10L),
                    before,
                    Math.max(before, price),
                    Math.min(before, price),
                    price,
                    1 + random.nextInt(5),
                    1,
                    0.5));
        }
        bars.put(instrument, own);
    }

    private Map<String, RankRow> ranks() {
        Path tables = new LakeFolder(folder.resolve("copy")).refresh(store);
        return RankAnalysis.run(new LakeQuery(tables, folder, Duration.ofMinutes(1)), DAY).stream()
                .collect(Collectors.toMap(
                        RankRow::instrument, Function.identity(), (a, b) -> a, java.util.LinkedHashMap::new));
    }

    private double closeBefore(InstrumentId instrument, long time) {
        return bars.get(instrument).stream()
                .filter(bar -> bar.openTime() < time)
                .reduce((a, b) -> b)
                .orElseThrow()
                .close();
    }

    private double expectedReturn(InstrumentId instrument, int days) {
        return closeBefore(instrument, END)
                        / closeBefore(
                                instrument, END - days * Duration.ofDays(1).toMillis())
                - 1;
    }

    /** By hour, from the end of the day. */
    private List<Double> hourlyMoves(InstrumentId instrument) {
        List<Double> moves = new ArrayList<>();
        for (int hour = 30 * 24; hour > 0; hour--) {
            long end = END - (hour - 1) * 3_600_000L;
            moves.add(Math.log(closeBefore(instrument, end) / closeBefore(instrument, end - 3_600_000L)));
        }
        return moves;
    }

    private static double deviation(List<Double> values) {
        double mean = values.stream().mapToDouble(value -> value).average().orElseThrow();
        return Math.sqrt(values.stream()
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.size() - 1));
    }

    private static double correlation(List<Double> some, List<Double> others) {
        double product = 0;
        double mean = some.stream().mapToDouble(value -> value).average().orElseThrow();
        double otherMean = others.stream().mapToDouble(value -> value).average().orElseThrow();
        for (int i = 0; i < some.size(); i++) {
            product += (some.get(i) - mean) * (others.get(i) - otherMean);
        }
        return product / (some.size() - 1) / deviation(some) / deviation(others);
    }

    @Test
    void everyFigureOfARankIsThatOfAnIndependentComputation() {
        RankRow eth = ranks().get("ETH-USDT");

        assertThat(eth.return1d().orElseThrow()).isCloseTo(expectedReturn(ETH, 1), within(1e-12));
        assertThat(eth.return7d().orElseThrow()).isCloseTo(expectedReturn(ETH, 7), within(1e-12));
        assertThat(eth.return30d().orElseThrow()).isCloseTo(expectedReturn(ETH, 30), within(1e-12));
        assertThat(eth.return90d().orElseThrow()).isCloseTo(expectedReturn(ETH, 90), within(1e-12));
        assertThat(eth.volatility().orElseThrow())
                .isCloseTo(deviation(hourlyMoves(ETH)) * Math.sqrt(24), within(1e-12));
        assertThat(eth.correlation().orElseThrow())
                .isCloseTo(correlation(hourlyMoves(ETH), hourlyMoves(BTC)), within(1e-9))
                .isBetween(0.2, 0.8);
        double turnover = bars.get(ETH).stream()
                .filter(bar -> bar.openTime() >= END - Duration.ofDays(30).toMillis())
                .mapToDouble(bar -> bar.volume() * bar.close())
                .sum();
        assertThat(eth.turnover().orElseThrow()).isCloseTo(turnover / 30, within(1e-6));
        double high = 0;
        double fall = 0;
        for (int day = 89; day >= 0; day--) {
            double close = closeBefore(ETH, END - day * Duration.ofDays(1).toMillis());
            high = Math.max(high, close);
            fall = Math.max(fall, 1 - close / high);
        }
        assertThat(eth.drawdown().orElseThrow()).isCloseTo(fall, within(1e-12));
    }

    @Test
    void theLargestReturnComesFirstAndWhatIsUnknownIsEmpty() {
        Map<String, RankRow> ranks = ranks();

        assertThat(ranks.keySet()).containsOnly("BTC-USDT", "ETH-USDT", "NEW-USDT");
        assertThat(new ArrayList<>(ranks.keySet()).get(2))
                .as("without a return of 30 days")
                .isEqualTo("NEW-USDT");
        assertThat(ranks.get("NEW-USDT").return7d()).isPresent();
        assertThat(ranks.get("NEW-USDT").return30d()).isEmpty();
        assertThat(ranks.get("NEW-USDT").volatility()).as("12 of 30 days").isEmpty();
        assertThat(ranks.get("BTC-USDT").correlation().orElseThrow()).isCloseTo(1, within(1e-9));
    }

    @Test
    void trendsAreThoseOfTheRuleThatStrategiesFollow() {
        List<TrendRow> rows = TrendAnalysis.run(new StoredBars(store), List.of(BTC, NEW), DAY);

        assertThat(rows).extracting(TrendRow::minutes).containsExactly(10, 60, 240, 1_440, 10, 60, 240, 1_440);
        // The last minute of the day has no bar: the rule waits for a later one, and at the end of a day there is none.
        assertThat(rows).extracting(TrendRow::colour).allMatch(java.util.Optional::isEmpty);

        Bar last = bars.get(BTC).get(bars.get(BTC).size() - 1);
        new StoredBars(store)
                .append(
                        BTC,
                        BarSeries.of(new Bar(
                                END - 60_000, last.close(), last.close(), last.close(), last.close(), 1, 1, 0.5)));
        TrendRow hourly =
                TrendAnalysis.run(new StoredBars(store), List.of(BTC), DAY).get(1);
        Trend.Reading expected = Trend.of(new StoredBars(store).read(BTC, END - 201 * 3_600_000L, END), 60, END)
                .orElseThrow();
        assertThat(hourly.colour()).contains(expected.colour().word());
        assertThat(hourly.since()).isEqualTo(expected.since().map(Instant::ofEpochMilli));
    }

    @Test
    void aResultIsStoredAndReplacedEvenWhereItIsTorn() throws IOException {
        String key = StoreKeys.analysis(DAY, "rank");
        store.putIfAbsent(key, "{\"form".getBytes(StandardCharsets.UTF_8));

        new AnalysisStore(store).put(DAY, RankAnalysis.NAME, List.copyOf(ranks().values()));

        JsonNode document =
                new ObjectMapper().readTree(store.get(key).orElseThrow().bytes());
        assertThat(document.path("day").asText()).isEqualTo("2026-06-10");
        assertThat(document.path("rows")).hasSize(3);
        assertThat(document.at("/rows/2/return30d").isNull()).isTrue();
    }
}
