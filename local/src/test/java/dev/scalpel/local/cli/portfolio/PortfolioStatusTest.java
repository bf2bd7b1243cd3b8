package dev.scalpel.local.cli.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Execution;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.portfolio.state.TradeLeg;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortfolioStatusTest {

    private static final Instant NOW = Instant.parse("2024-08-10T08:05:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private DirectoryStore store;

    @BeforeEach
    void writeSettings() throws IOException {
        Files.createDirectories(folder.resolve("scalpel-home"));
        Files.writeString(folder.resolve("scalpel-home/scalpel.yaml"), """
            portfolios:
              crypto:
                quote: USDT
                timeframe: 8h
                strategies:
                  btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.4}
                  eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.3}
            """);
        store = new DirectoryStore(folder.resolve("scalpel-home/store"), Durability.NONE);
    }

    @Test
    void aPortfolioThatHasNotRunYetSaysSo() {
        assertThat(text("portfolio", "status", "crypto"))
                .contains("portfolio  crypto, paper at binance")
                .contains("value      not run yet")
                .contains("next slot  2024-08-10T16:01:00Z");
    }

    @Test
    void aStatusShowsBooksTargetsAndOutcomesWithinEightyColumns() throws IOException {
        Signal signal = aWeek();
        String shown = text("portfolio", "status");
        assertThat(shown)
                .contains("trading    HALTED: stopped by hand")
                .contains("value      10,000.00 USDT at cost, 8,000.00 in cash")
                .contains("btc       BTC/USDT    LONG   0.04")
                .contains("EXECUTED  " + signal.id())
                .contains("LIMIT  other")
                .contains("daily loss of 3.1 %, at most 3 %");
        assertThat(shown.lines()).allMatch(line -> line.length() <= 80);
        JsonNode json = new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(text("portfolio", "status", "crypto", "--json"));
        assertThat(json.path("halted").asText()).isEqualTo("stopped by hand");
        assertThat(json.path("valueAtCost").decimalValue()).isEqualByComparingTo("10000");
        assertThat(json.path("outcomes")).hasSize(2);
        assertThat(json.path("strategies").get(0).path("cost").decimalValue()).isEqualByComparingTo("2000");
    }

    @Test
    void anUnknownPortfolioIsRefused() {
        TestCommandLine terminal = terminal();
        assertThat(terminal.run("portfolio", "status", "crypt")).isNotZero();
        assertThat(terminal.errorOutput()).contains("no portfolio is called 'crypt'");
    }

    @Test
    void aSignalIsExplainedFromItsReceiptToItsOutcome() {
        Signal signal = aWeek();
        assertThat(text("signal", "explain", signal.id(), "--portfolio", "crypto"))
                .contains("wants LONG, at its slot")
                .contains("due 2024-08-10T08:01:00Z")
                .contains("in a run at this time: HANDLED")
                .contains("order o1: open buy 0.04, filled 0.04 at 50,010, filled")
                .contains("outcome EXECUTED at 2024-08-10T08:01:05Z");
    }

    @Test
    void whatBecameOfTheSignalsPositionIsSaidInWords() throws IOException {
        Signal signal = aWeek();
        InstrumentId btc = InstrumentId.parse("binance/BTC-USDT");
        StoredLedger ledger = new StoredLedger(store);
        ledger.merge(btc, new Outbox(List.of(), List.of(trade("o0", "crypto:other", ExitReason.STOP))));
        assertThat(text("signal", "explain", signal.id(), "--portfolio", "crypto"))
                .doesNotContain("position");

        ledger.merge(btc, new Outbox(List.of(), List.of(trade("o1", "crypto:" + signal.id(), ExitReason.LIQUIDATION))));
        assertThat(text("signal", "explain", signal.id(), "--portfolio", "crypto"))
                .contains(
                        "position long 0.04, from 50,010 to 25,000.5, ended 2024-08-10T08:03:00Z LIQUIDATED by the venue:"
                                + " its margin no longer covered its loss; net profit -1,000.4, funding -1.25 of it");
        JsonNode json =
                new ObjectMapper().readTree(text("signal", "explain", signal.id(), "--portfolio", "crypto", "--json"));
        assertThat(json.at("/position/reason").asText()).isEqualTo("LIQUIDATION");
    }

    @Test
    void fundingOfWhatIsHeldIsShown() throws IOException {
        aWeek();
        StoredPortfolios states = new StoredPortfolios(store);
        var stored = states.read("crypto").orElseThrow();
        TradeLeg entry = new TradeLeg(
                1, 2, new BigDecimal("50000"), BigDecimal.ONE, new BigDecimal("0.04"), new BigDecimal("2000"));
        OpenTrade open = new OpenTrade(
                        "o1",
                        StrategyId.of("btc", Origin.SIGNAL),
                        PositionSide.LONG,
                        BigDecimal.ONE,
                        entry,
                        Optional.empty(),
                        new TreeMap<>(),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        2,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .funded(new BigDecimal("-1.25000000"), 3);
        assertThat(text("portfolio", "status", "crypto")).doesNotContain("funding");
        states.replace(
                "crypto",
                stored,
                stored.value()
                        .withStrategy("btc", known -> known.withTrade(Optional.of(open)))
                        .writtenBy("test"));

        assertThat(text("portfolio", "status", "crypto")).contains("funding    btc -1.25 USDT for what is held");
        JsonNode json = new ObjectMapper().readTree(text("portfolio", "status", "crypto", "--json"));
        assertThat(json.at("/strategies/0/funding").asText()).isEqualTo("-1.25");
    }

    private static TradeRow trade(String id, String source, ExitReason reason) {
        EntryBasis.Distances distances = new EntryBasis.Distances(PositionSide.LONG, Double.NaN, Double.NaN, 60, 0);
        long closed = Instant.parse("2024-08-10T08:03:00Z").toEpochMilli();
        return new TradeRow(
                id,
                1,
                "paper",
                new EntryBasis.BySignal("btc", source, distances),
                Optional.empty(),
                closed - 120_000,
                leg(closed - 60_000, "50010"),
                leg(closed, "25000.5"),
                reason,
                Map.of(),
                new BigDecimal("-1000.4"),
                -0.5,
                Double.NaN,
                Double.NaN,
                BigDecimal.ONE,
                new BigDecimal("-1.25"));
    }

    private static TradeRow.Leg leg(long time, String price) {
        BigDecimal quantity = new BigDecimal("0.04");
        return new TradeRow.Leg(time, new BigDecimal(price), new BigDecimal(price), quantity, quantity, 0);
    }

    private Signal aWeek() {
        Instant time = Instant.parse("2024-08-10T02:30:02Z");
        Signal signal = new Signal(
                "0123456789abcdef",
                "crypto",
                "btc",
                TargetState.LONG,
                Signal.Kind.ORDER,
                time,
                time,
                Optional.of(new BigDecimal("50000")),
                "",
                Optional.empty(),
                Optional.empty(),
                "test",
                "0".repeat(64));
        new StoreSignalBox(store, CLOCK).put(signal);
        Books books = Books.ofCash(new BigDecimal("10000"))
                .opened(
                        "btc",
                        PositionSide.LONG,
                        new Execution(
                                new BigDecimal("0.04"),
                                new BigDecimal("2000"),
                                BigDecimal.ZERO,
                                Execution.FeeIn.QUOTE));
        new StoredPortfolios(store)
                .create(
                        "crypto",
                        PortfolioState.initial("w", BigDecimal.ZERO)
                                .withBooks(books)
                                .withHandled(signal.id())
                                .withHalt(Optional.of("stopped by hand")));
        long ended = Instant.parse("2024-08-10T08:01:05Z").toEpochMilli();
        StoredPortfolioLog log = new StoredPortfolioLog(store);
        log.addSignals(
                "crypto",
                List.of(
                        SignalLogRow.of(signal, Outcome.EXECUTED, "", ended, 2),
                        new SignalLogRow(
                                "other",
                                1,
                                "eth",
                                TargetState.LONG,
                                Signal.Kind.ORDER,
                                ended,
                                ended,
                                Optional.empty(),
                                Outcome.LIMIT,
                                "daily loss of 3.1 %, at most 3 %",
                                ended)));
        log.addOrders(
                "crypto",
                List.of(new OrderRow(
                        "o1",
                        2,
                        "paper",
                        "btc",
                        Symbol.parse("BTC/USDT"),
                        OrderRow.Purpose.OPEN,
                        OrderSide.BUY,
                        new BigDecimal("0.04"),
                        Optional.of(new BigDecimal("50050")),
                        new BigDecimal("0.04"),
                        Optional.of(new BigDecimal("50010")),
                        Map.of("USDT", new BigDecimal("2")),
                        BigDecimal.ONE,
                        Optional.of(signal.id()),
                        ended - 5_000,
                        ended,
                        Intent.Status.FILLED,
                        List.of())));
        return signal;
    }

    private String text(String... words) {
        TestCommandLine terminal = terminal();
        assertThat(terminal.run(words)).as(terminal.errorOutput()).isZero();
        return terminal.output();
    }

    private TestCommandLine terminal() {
        return new TestCommandLine(folder, CLOCK, false);
    }
}
