package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.paper.PaperConversions;
import dev.scalpel.portfolio.paper.PaperMarket;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.portfolio.paper.PaperReplay;
import dev.scalpel.portfolio.paper.PaperRound;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.InstrumentKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sizes and other currencies at the stand-in of OANDA, with 10,000 USD and a leverage of 2, and the same on paper. A signal of the rig has no
 * price; prices are the middle, without a spread.
 */
class OandaSizesTest {

    private static final String PORTFOLIO = """
        portfolios:
          crypto:
            mode: testnet
            quote: USD
            incrementBp: 0
            strategies:
              one: {ticker: ONE, instrument: %s, %s}
        """;
    private static final Map<String, Map<Integer, Double>> PRICES = Map.of(
            "EUR/USD", Map.of(0, 1.25),
            "EUR/JPY", Map.of(0, 160.0, 5, 161.6),
            "USD/JPY", Map.of(0, 150.0));

    @Test
    void aShareIsOfTheBalanceTimesTheLeverage() {
        assertThat(opened("EUR/USD", "share: 0.2"))
                .as("0.2 · 10,000 · 2 / 1.25")
                .isEqualByComparingTo("3200");
    }

    @Test
    void unitsAreOpenedAsTheyAre() {
        assertThat(opened("EUR/USD", "units: 1234")).isEqualByComparingTo("1234");
    }

    @Test
    void aRiskIsMeasuredByTheStopOfTheSettings() {
        assertThat(opened("EUR/USD", "risk: 0.005, stopLoss: 0.01"))
                .as("50 / 0.0125")
                .isEqualByComparingTo("4000");
    }

    /** 1.25 − 1.24 is 0.8 % of the price: 50 / 0.01 units, and the stop rests there. */
    @Test
    void aRiskIsMeasuredByTheStopOfTheSignal() {
        try (PortfolioRig rig = rig("EUR/USD", "risk: 0.005, stopLoss: 0.2, takeProfit: 0.02")) {
            rig.execute();
            rig.signalWithStop("one", TargetState.LONG, "1.25", "1.24");
            rig.execute();
            assertThat(rig.held("one")).isEqualTo("LONG 5000");
            assertThat(rig.state().intents()).singleElement().satisfies(stop -> {
                assertThat(stop.stopPrice().orElseThrow()).isEqualByComparingTo("1.24");
                assertThat(stop.quantity()).isEqualByComparingTo("5000");
            });
            rig.clock.advance(Duration.ofSeconds(20));
            rig.signal("one", TargetState.FLAT);
            rig.execute();
            assertThat(rig.held("one")).isEqualTo("nothing");
            rig.clock.advance(Duration.ofSeconds(20));
            rig.signal("one", TargetState.LONG);
            rig.execute();
            assertThat(rig.held("one"))
                    .as("a signal without a stop has that of the settings, 0.25")
                    .isEqualTo("LONG 200");
        }
    }

    @Test
    void aRiskWithoutAnyStopFailsWithWords() {
        try (PortfolioRig rig = rig("EUR/USD", "risk: 0.005")) {
            rig.execute();
            Signal signal = rig.signal("one", TargetState.LONG);
            rig.execute();
            assertThat(rig.outcomes()).containsEntry(signal.id(), Outcome.FAILED);
            assertThat(rig.held("one")).isEqualTo("nothing");
        }
    }

    @Test
    void aCurrencyPairHasNoContracts() {
        try (PortfolioRig rig = rig("EUR/USD", "contracts: 2")) {
            rig.execute();
            Signal signal = rig.signal("one", TargetState.LONG);
            rig.execute();
            assertThat(rig.outcomes()).containsEntry(signal.id(), Outcome.FAILED);
            assertThat(rig.margin.orElseThrow().orders()).isEmpty();
        }
    }

    /**
     * A share of 0.1 are 2,000 USD; a EUR is 160 yen, 160/150 USD: 1,875 units, of which the venue's markup on a loss takes some. From 160 to
     * 161.6 each gains 1.6 yen, 1.6/150 USD.
     */
    @Test
    void aPairInAnotherCurrencyIsSizedBookedAndReportedInThatOfTheAccount() {
        try (PortfolioRig rig = rig("EUR/JPY", "share: 0.1, stopLoss: 0.01")) {
            rig.execute();
            rig.signal("one", TargetState.LONG);
            rig.execute();
            BigDecimal quantity = position(rig);
            assertThat(quantity).isBetween(new BigDecimal("1860"), new BigDecimal("1875"));
            assertThat(rig.state().books().holding("one").orElseThrow().cost().doubleValue())
                    .as("dollars, not yen")
                    .isCloseTo(quantity.doubleValue() * 160 / 150, within(20.0));
            assertThat(resting(rig).get(0).stopPrice())
                    .as("1 % below the price in yen")
                    .isEqualByComparingTo("158.4");
            assertBooks(rig);
            rig.at(6);
            rig.signal("one", TargetState.FLAT);
            rig.execute();
            assertBooks(rig);
            TradeRow trade = rig.trades("EUR/JPY").get(0);
            assertThat(trade.netProfit().doubleValue()).isCloseTo(quantity.doubleValue() * 1.6 / 150, within(0.3));
            assertThat(trade.entry().price()).isEqualByComparingTo("160");
        }
    }

    /** 0.5 % of 10,000 are 50 USD, 7,500 yen; the stop is 1.6 yen away: 4,687 units less the markup. */
    @Test
    void aRiskInAnotherCurrencyIsThatOfTheAccount() {
        assertThat(opened("EUR/JPY", "risk: 0.005, stopLoss: 0.01"))
                .isBetween(new BigDecimal("4640"), new BigDecimal("4687"));
    }

    /** The same signals at the same prices open and close the same quantities at the venue and on paper. */
    @Test
    void sizesAreTheSameAtTheVenueOnPaperAndInABacktest() {
        for (String size : List.of(
                "share: 0.2",
                "units: 1234",
                "risk: 0.005, stopLoss: 0.01",
                "risk: 0.02, stopLoss: 0.004, takeProfit: 0.1")) {
            assertThat(onPaper("EUR/USD", size).entry().quantity())
                    .as(size)
                    .isEqualByComparingTo(opened("EUR/USD", size));
        }
    }

    /** On paper without a markup: 2,000 USD at 160/150 are not quite 1,875 units; the profit of 1,874 is 1,874 · 1.6/150 USD. */
    @Test
    void paperConvertsByTheBarsOfThePair() {
        ClosedTrade trade = onPaper("EUR/JPY", "share: 0.1");
        assertThat(trade.entry().quantity()).isEqualByComparingTo("1874");
        assertThat(trade.profit().doubleValue()).isCloseTo(1_874 * 1.6 / 150, within(1e-9));
    }

    @Test
    void paperWithoutBarsOfThePairIsRefused() {
        PaperPortfolio paper = paper("EUR/JPY", "share: 0.1");
        PaperConversions none = paper.conversions(instrument -> BarSeries.empty());
        assertThatThrownBy(() -> none.of(InstrumentId.parse("oanda/EUR-JPY")))
                .hasMessageContaining("portfolio crypto counts in USD, and EUR/JPY is quoted in JPY")
                .hasMessageContaining("no bars of USD/JPY are stored at oanda");
        assertThatThrownBy(() -> none.of(InstrumentId.parse("oanda/USD-MXN")))
                .hasMessageContaining("only EUR, GBP, AUD, NZD, USD, CAD, CHF, JPY are converted");
        assertThat(paper.settings().portfolioSymbols())
                .as("bars of the pair are fetched too")
                .containsExactly(Symbol.parse("EUR/JPY"), Symbol.parse("USD/JPY"));
    }

    private static PaperPortfolio paper(String instrument, String size) {
        Settings settings = SettingsReader.fromText(
                        "the test's settings",
                        "venue: oanda\nmode: paper\nsymbols: {XRP/USDT: 0.1}\nvenueConnection: {leverage: 2}\n"
                                + PORTFOLIO.formatted(instrument, size).replace("testnet", "paper"),
                        Map.of())
                .settings();
        return new PaperPortfolio(settings, settings.portfolio("crypto").orElseThrow());
    }

    /** Long from the first minute on, flat from the seventh. */
    private static ClosedTrade onPaper(String instrument, String size) {
        PaperPortfolio paper = paper(instrument, size);
        VenueFilters filters = new VenueFilters(
                new BigDecimal("0.00001"), BigDecimal.ONE, BigDecimal.ONE, new BigDecimal("1e9"), BigDecimal.ZERO);
        PaperRound round = paper.round(strategy -> new PaperMarket(
                strategy,
                filters,
                Costs.FREE,
                BigDecimal.ZERO,
                EntryWindow.ALWAYS,
                InstrumentKind.FX,
                paper.conversions(pair -> bars(pair.symbol().toString())).of(strategy.instrument()),
                bars(instrument)));
        List<Signal> signals = Stream.of(TargetState.LONG, TargetState.FLAT)
                .map(target -> signal(target, target == TargetState.LONG ? 1 : 7))
                .toList();
        PaperReplay.Result result = PaperReplay.run(
                round,
                PortfolioState.initial("test", new BigDecimal("10000")),
                signals,
                PortfolioRig.START,
                PortfolioRig.START.plus(Duration.ofMinutes(20)));
        assertThat(result.trades()).as("the outcomes are %s", result.outcomes()).hasSize(1);
        assertThat(result.curve().totalReturn())
                .isCloseTo(result.trades().get(0).profit().doubleValue() / 10_000, within(1e-9));
        return result.trades().get(0);
    }

    private static Signal signal(TargetState target, int minute) {
        Instant time = PortfolioRig.START.plus(Duration.ofMinutes(minute));
        return new Signal(
                target.name(),
                "crypto",
                "one",
                target,
                Signal.Kind.ORDER,
                time,
                time,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                "test",
                "0".repeat(64));
    }

    private static BarSeries bars(String symbol) {
        List<Bar> bars = new ArrayList<>();
        double price = PRICES.get(symbol).get(0);
        for (int minute = -5; minute < 20; minute++) {
            price = PRICES.get(symbol).getOrDefault(minute, price);
            bars.add(new Bar(
                    Minutes.plus(PortfolioRig.START.toEpochMilli(), minute), price, price, price, price, 10, 10, 5));
        }
        return BarSeries.of(bars.toArray(Bar[]::new));
    }

    private static BigDecimal opened(String instrument, String size) {
        try (PortfolioRig rig = rig(instrument, size)) {
            rig.execute();
            rig.signal("one", TargetState.LONG);
            rig.execute();
            assertThat(rig.failures).hasSize(1);
            return position(rig);
        }
    }

    private static PortfolioRig rig(String instrument, String size) {
        return PortfolioRig.oanda(PORTFOLIO.formatted(instrument, size), PRICES);
    }

    private static BigDecimal position(PortfolioRig rig) {
        return rig.state().books().holding("one").orElseThrow().quantity();
    }

    private static List<OrderView> resting(PortfolioRig rig) {
        return rig.margin.orElseThrow().orders().stream()
                .filter(order -> order.status().isOpen())
                .toList();
    }

    private static void assertBooks(PortfolioRig rig) {
        assertThat(rig.margin.orElseThrow().balance())
                .isEqualByComparingTo(rig.state().books().valueAtCost());
    }
}
