package dev.scalpel.retrieval.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.costs.CostDocument;
import dev.scalpel.costs.SpreadDay;
import dev.scalpel.costs.SpreadSample;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.costs.StoredSpreads;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.market.BestPricesReader;
import dev.scalpel.venue.market.DepthReader;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.OrderBookDepth;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostMeasurementTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final List<InstrumentId> BOTH = List.of(BTC, ETH);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:02Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    private final MemoryStore store = new MemoryStore();
    private final StoredSpreads spreads = new StoredSpreads(store);
    private final StoredCosts costs = new StoredCosts(store);
    private final Venue venue = new Venue();
    private CostMeasurement measurement = measurement("");

    @Test
    void allSymbolsAreSampledByOneRequestAndEachMinuteOnce() {
        assertThat(measure(NOON)).isEmpty();
        assertThat(measure(NOON.plusSeconds(20))).isEmpty();
        measure(NOON.plusSeconds(60));

        assertThat(venue.tickerRequests).isEqualTo(2);
        assertThat(spreads.read(BTC, DAY))
                .extracting(SpreadSample::minute)
                .containsExactly(Minutes.floor(NOON), Minutes.floor(NOON) + 60_000);
        assertThat(spreads.read(ETH, DAY)).hasSize(2);
    }

    @Test
    void anotherProcessThatRepeatsAMinuteChangesNothing() {
        measure(NOON);
        venue.tickers.put(BTC.symbol(), ticker(BTC, "1", "9"));
        measurement = measurement("");

        measure(NOON.plusSeconds(1));

        assertThat(spreads.read(BTC, DAY))
                .singleElement()
                .satisfies(sample -> assertThat(sample.bid()).isEqualByComparingTo("100"));
    }

    @Test
    void samplesAreOfTheDayOfTheirMinute() {
        Instant midnight = Instant.parse("2026-11-21T00:00:00Z");
        measure(midnight.minusMillis(1));
        measure(midnight);

        assertThat(spreads.read(BTC, DAY)).hasSize(1);
        assertThat(spreads.read(BTC, DAY.plusDays(1))).hasSize(1);
    }

    @Test
    void spreadsAreSampledAsOftenAsTheSettingsSay() {
        measurement = measurement("costs: {sampleMinutes: 5}");
        for (int minute = 0; minute < 10; minute++) {
            measure(NOON.plusSeconds(60L * minute));
        }
        assertThat(venue.tickerRequests).isEqualTo(2);
    }

    @Test
    void aCrossedEmptyOrMissingBookIsReportedAndTheOthersAreSampled() {
        venue.tickers.put(BTC.symbol(), ticker(BTC, "101", "100"));
        assertThat(measure(NOON)).containsExactly("BTC/USDT: the order book is crossed, bid 101 above ask 100");
        venue.tickers.put(BTC.symbol(), ticker(BTC, "0.00000000", "100"));
        assertThat(measure(NOON.plusSeconds(60))).containsExactly("BTC/USDT: one side of the order book is empty");
        venue.tickers.remove(BTC.symbol());
        assertThat(measure(NOON.plusSeconds(120))).containsExactly("BTC/USDT: the venue lists no order book");

        assertThat(spreads.days(BTC)).isEmpty();
        assertThat(spreads.read(ETH, DAY)).hasSize(3);
    }

    @Test
    void theFirstCallOfADaySummarisesTheDayBeforeAndMissedOnes() {
        sample(DAY.minusDays(3), 100);
        sample(DAY.minusDays(2), SpreadDay.MIN_SAMPLES - 1);
        sample(DAY.minusDays(1), 20);

        measure(NOON);

        CostDocument document = costs.read(BTC).orElseThrow();
        assertThat(document.spreads())
                .extracting(SpreadDay::day, SpreadDay::samples)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(DAY.minusDays(3), 100),
                        org.assertj.core.groups.Tuple.tuple(DAY.minusDays(1), 20));
        // (100.02 - 100) / (100.02 + 100)
        assertThat(document.spreads().get(0).halfSpreadRate()).isEqualTo(0.02 / 200.02);
        assertThat(document.sampledSince()).contains(DAY.minusDays(3));
    }

    @Test
    void oneOrderBookIsProbedPerCallEverySixHours() {
        measure(NOON);
        measure(NOON.plusSeconds(60));
        measure(NOON.plusSeconds(120));
        assertThat(venue.depthRequests).containsExactly(BTC.symbol(), ETH.symbol());

        measurement = measurement("");
        measure(NOON.plus(Duration.ofHours(5)));
        assertThat(venue.depthRequests).hasSize(2);
        measure(NOON.plus(Duration.ofHours(6)));
        assertThat(venue.depthRequests).hasSize(3);
        assertThat(costs.read(BTC).orElseThrow().probes()).hasSize(2);
    }

    @Test
    void theSlippageOfASizeIsTheMeanOfBothSides() {
        // Half of 10,000: the sizes are 100 to 100,000. Asks: 50 at 100.02, then 101; bids: 10 at 100, then 99.
        measurement = measurement("symbols: {BTC/USDT: 0.4, ETH/USDT: 0.4}\nexecution: {paperCapital: 10000}\n");
        measure(NOON);

        Map<BigDecimal, Double> rates =
                costs.read(BTC).orElseThrow().probes().get(0).slippageRates();
        assertThat(rates.keySet().stream().map(BigDecimal::toPlainString))
                .containsExactly("100", "1000", "10000", "100000");
        assertThat(rates.get(new BigDecimal("1000"))).isZero();
        // Buying 10,000: 99.98 units, 50 of them 0.98 above the best; selling: 100 units, 90 of them 1 below.
        double units = 10_000 / 100.02;
        double buying = (units - 50) * 0.98 / units / 100.02;
        double selling = 90 * 1.0 / 100 / 100;
        assertThat(rates.get(new BigDecimal("10000")))
                .isCloseTo((buying + selling) / 2, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void anEmptySideOfTheBookIsNoProbe() {
        venue.depth = new OrderBookDepth(List.of(), List.of(level("101", "1")));
        assertThat(measure(NOON)).containsExactly("BTC/USDT: one side of the order book is empty");
        assertThat(costs.read(BTC).map(CostDocument::probes).orElse(List.of())).isEmpty();
    }

    @Test
    void aDamagedDocumentOfOneInstrumentDoesNotConcernTheOther() {
        store.putIfAbsent(StoreKeys.costs(BTC), "{".getBytes(StandardCharsets.UTF_8));
        store.putIfAbsent(StoreKeys.spreads(BTC, DAY), "nothing".getBytes(StandardCharsets.UTF_8));

        List<String> problems = measure(NOON);
        measure(NOON.plusSeconds(60));

        assertThat(problems).hasSize(3).allMatch(problem -> problem.startsWith("BTC/USDT: the store failed: "));
        assertThat(spreads.read(ETH, DAY)).hasSize(2);
        assertThat(venue.depthRequests).containsExactly(ETH.symbol());
    }

    @Test
    void aVenueThatDoesNotAnswerIsExplained() {
        venue.failure = Optional.of(new IOException("no route"));
        assertThatThrownBy(() -> measure(NOON))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("the best prices of 2 symbols")
                .hasMessageContaining("no route");
    }

    @Test
    void nothingIsMeasuredWhereTheSettingsWantTheirOwnCosts() {
        measurement = measurement("costs: {source: settings}");
        measure(NOON);
        assertThat(venue.tickerRequests).isZero();
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void aVenueWithoutBookTickerAndDepthIsNotMeasured() {
        MarketDataVenue without = new Venue() {
            @Override
            public Optional<BestPricesReader> bestPrices() {
                return Optional.empty();
            }

            @Override
            public Optional<DepthReader> depth() {
                return Optional.empty();
            }
        };
        measurement = new CostMeasurement(SettingsReader.defaults(), without, errors(), spreads, costs);
        assertThat(measure(NOON)).isEmpty();
        assertThat(store.list("")).isEmpty();
    }

    private List<String> measure(Instant now) {
        List<String> problems = new ArrayList<>();
        measurement.measure(
                BOTH, now, Deadline.in(Duration.ofMinutes(1), Clock.fixed(now, ZoneOffset.UTC)), problems::add);
        return problems;
    }

    private CostMeasurement measurement(String yaml) {
        return new CostMeasurement(
                SettingsReader.fromText("test", yaml, Map.of()).settings(), venue, errors(), spreads, costs);
    }

    private static VenueErrors errors() {
        return new VenueErrors("binance", failure -> Optional.empty());
    }

    private void sample(LocalDate day, int minutes) {
        long midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        for (int minute = 0; minute < minutes; minute++) {
            spreads.append(
                    BTC,
                    List.of(new SpreadSample(
                            Minutes.plus(midnight, minute), new BigDecimal("100"), new BigDecimal("100.02"))));
        }
    }

    private static BestPrices ticker(InstrumentId instrument, String bid, String ask) {
        return new BestPrices(instrument.symbol(), new BigDecimal(bid), new BigDecimal(ask));
    }

    private static OrderBookDepth.Level level(String price, String quantity) {
        return new OrderBookDepth.Level(new BigDecimal(price), new BigDecimal(quantity));
    }

    /** A venue whose order books the test sets. */
    private static class Venue implements MarketDataVenue {

        private final Map<Symbol, BestPrices> tickers = new java.util.TreeMap<>(
                Map.of(BTC.symbol(), ticker(BTC, "100", "100.02"), ETH.symbol(), ticker(ETH, "10", "10.01")));
        private final List<Symbol> depthRequests = new ArrayList<>();
        private OrderBookDepth depth = new OrderBookDepth(
                List.of(level("100", "10"), level("99", "500")), List.of(level("100.02", "50"), level("101", "500")));
        private Optional<IOException> failure = Optional.empty();
        private int tickerRequests;

        @Override
        public Optional<BestPricesReader> bestPrices() {
            return Optional.of(symbols -> {
                tickerRequests++;
                if (failure.isPresent()) {
                    throw failure.get();
                }
                return tickers.values().stream()
                        .filter(ticker -> symbols.contains(ticker.symbol()))
                        .toList();
            });
        }

        @Override
        public Optional<DepthReader> depth() {
            return Optional.of(symbol -> {
                depthRequests.add(symbol);
                return depth;
            });
        }

        @Override
        public Optional<KlineReader> klines() {
            return Optional.empty();
        }

        @Override
        public TradeReader trades() {
            throw new AssertionError("no trades are read");
        }

        @Override
        public Optional<InstrumentReader> instruments() {
            return Optional.empty();
        }

        @Override
        public Instant serverTime() {
            throw new AssertionError("the time is given");
        }
    }
}
