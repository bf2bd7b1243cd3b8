package dev.scalpel.local.desk;

import static dev.scalpel.local.desk.TestDesk.BTC;
import static dev.scalpel.local.desk.TestDesk.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.state.AccountDay;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.portfolio.state.TradeLeg;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.EntryBasis.BySignal;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk of a home in which no model trades, only the signals of a portfolio. */
class SignalsDeskTest {

    private static final String SETTINGS = "model: {trading: false}"
            + "\nportfolios: {crypto: {quote: USDT, strategies: {btc: {ticker: BTCUSDT, instrument: BTC/USDT, share:"
            + " 0.5}}}}";

    /** A week before now. */
    private static final Instant FIRST = NOW.minus(Duration.ofDays(7));

    @TempDir
    Path folder;

    private TestDesk desk;

    /** Two, bought yesterday at 100 each, 105 at midnight, 110 now; 10 gained today by what was closed. */
    @BeforeEach
    void open() {
        desk = TestDesk.ofBot(folder, SETTINGS);
        desk.bars(Instant.parse("2026-05-31T23:58:00Z"), 104, 105);
        desk.bars(Instant.parse("2026-06-01T11:58:00Z"), 109, 110);
        long entered = Instant.parse("2026-05-31T20:00:00Z").toEpochMilli();
        BigDecimal two = BigDecimal.valueOf(2);
        BigDecimal cost = BigDecimal.valueOf(200);
        OpenTrade trade = new OpenTrade(
                "trade-1",
                StrategyId.of("btc", Origin.SIGNAL),
                PositionSide.LONG,
                BigDecimal.ONE,
                new TradeLeg(entered, entered, BigDecimal.valueOf(100), two, two, cost),
                Optional.empty(),
                new TreeMap<>(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                entered,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        PortfolioState state = PortfolioState.initial("test", BigDecimal.ZERO)
                .withBooks(new Books(
                        BigDecimal.valueOf(800),
                        new TreeMap<>(Map.of("btc", new Holding(PositionSide.LONG, two, cost)))))
                .withStrategy("btc", known -> known.withTrade(Optional.of(trade)))
                .withDay(new AccountDay(
                        LocalDate.parse("2026-06-01").toEpochDay(), BigDecimal.valueOf(990), BigDecimal.valueOf(1_040)))
                .withPause(Optional.of("by hand"));
        new StoredPortfolios(desk.store).create("crypto", state);
        long at = NOW.minusSeconds(1_200).toEpochMilli();
        new StoredPortfolioLog(desk.store)
                .addSignals(
                        "crypto",
                        List.of(new SignalLogRow(
                                "s-1",
                                1,
                                "btc",
                                TargetState.LONG,
                                Signal.Kind.ORDER,
                                at,
                                at + 1_000,
                                Optional.empty(),
                                Outcome.EXECUTED,
                                "",
                                at + 30_000)));
        desk.repositories()
                .ledger()
                .merge(
                        BTC,
                        new Outbox(
                                List.of(),
                                List.of(trade("a", FIRST, "5"), trade("b", NOW.minus(Duration.ofDays(3)), "-2"))));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static TradeRow trade(String id, Instant exit, String profit) {
        BigDecimal price = BigDecimal.valueOf(100);
        return new TradeRow(
                id,
                1,
                "paper",
                new BySignal("btc", "crypto:" + id, new Distances(PositionSide.LONG, 0.01, 0.02, 60, 0.001)),
                Optional.empty(),
                exit.toEpochMilli() - 11 * 60_000,
                new Leg(exit.toEpochMilli() - 10 * 60_000, price, price, BigDecimal.ONE, BigDecimal.ONE, 0),
                new Leg(exit.toEpochMilli(), price, price, BigDecimal.ONE, BigDecimal.ONE, 0),
                ExitReason.TARGET,
                Map.of(),
                new BigDecimal(profit),
                0.003,
                0.001,
                0.5);
    }

    @Test
    void aPortfolioHasItsValueItsGainOfTheDayAndItsDrawdown() throws IOException {
        JsonNode portfolio = desk.read("/api/overview").at("/portfolios/0");

        assertThat(portfolio.path("value").decimalValue()).isEqualByComparingTo("1020");
        assertThat(portfolio.path("dayGain").decimalValue()).isEqualByComparingTo("20");
        assertThat(portfolio.path("drawdown").asDouble()).isCloseTo(1 - 1_020 / 1_040.0, within(1e-12));
    }

    @Test
    void aPausedPortfolioIsSeenByPrometheus() throws IOException {
        assertThat(desk.get("/metrics").body().lines())
                .contains("scalpel_paused{account=\"model\"} 0.0", "scalpel_paused{account=\"crypto\"} 1.0")
                .anyMatch(line -> line.startsWith("scalpel_drawdown_ratio{account=\"crypto\"} 0.0192"));
    }

    @Test
    void thePageShowsThePortfolioInsteadOfTheModel() {
        try (DeskBrowser browser = DeskBrowser.open(desk, folder, DeskBrowser.DESKTOP)) {
            browser.page.await("document.querySelector('.figures').innerText.includes('1,020.00')");
            assertThat(browser.text(".figures").split("\\s+")).containsExactly("Value", "1,020.00", "Today", "+20.00");

            browser.show("chart");
            browser.awaitText("section[aria-label='Last decisions']", "Signal long: executed");

            browser.show("decisions");
            browser.awaitText("main h2", "Signals of crypto / btc");
            browser.awaitText("main tbody", "executed");

            browser.show("equity");
            browser.awaitText("main .facts", "Value of crypto");
            browser.page.await("document.querySelector('.curves canvas') !== null");
            assertThat(browser.count("[aria-label=Account] button")).isZero();
            assertThat(browser.page.problems()).isEmpty();
        }
    }

    @Test
    void theEquityOpensOnAllOfItWithTheAxisOfTimeInSight() {
        try (DeskBrowser browser = DeskBrowser.open(desk, folder, DeskBrowser.DESKTOP)) {
            browser.show("equity");
            browser.page.await("Number(document.querySelector('.curves')?.dataset.to) > 0");
            double steps = number(browser, "steps");
            assertThat(steps).as("quarters of an hour of a week").isEqualTo(7 * 96 + 1);
            browser.page.await("Number(document.querySelector('.curves').dataset.from) <= 0"
                    + " && Number(document.querySelector('.curves').dataset.to) >= " + (steps - 1));
            assertThat(browser.page
                            .evaluate("document.querySelector('main').scrollHeight"
                                    + " - document.querySelector('main').clientHeight")
                            .asInt())
                    .as("what is below the edge of the view")
                    .isZero();
            assertThat(browser.page
                            .evaluate("(box => box.height)(document.querySelector('.curves').getBoundingClientRect())")
                            .asDouble())
                    .isGreaterThan(400);
        }
    }

    private static double number(DeskBrowser browser, String name) {
        return browser.page
                .evaluate("Number(document.querySelector('.curves').dataset." + name + ")")
                .asDouble();
    }
}
