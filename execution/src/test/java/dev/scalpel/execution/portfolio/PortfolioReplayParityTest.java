package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.costs.LastKnownCosts;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.paper.PaperMarket;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.portfolio.paper.PaperReplay;
import dev.scalpel.portfolio.paper.PaperRound;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Promise 14: the real handler on paper, minute by minute and with nothing kept in memory, gives the very trades of the replay of the
 * same signals and bars.
 */
class PortfolioReplayParityTest {

    private static final Instant BEGIN = Instant.parse("2026-06-02T00:00:00Z");
    private static final int MINUTES = 8 * 60;
    private static final int SIGNALS = 70;
    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final Settings SETTINGS =
            SettingsReader.fromText("the test's settings", """
                    symbols: {XRP/USDT: 0.1}
                    portfolios:
                      crypto:
                        quote: USDT
                        allocation: buy-side-boost
                        strategies:
                          btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.3, stopLoss: 0.01}
                          eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.5}
                    """, Map.of()).settings();

    private final MemoryStore store = new MemoryStore();
    private final SettableClock clock = new SettableClock(BEGIN);
    private final PaperPortfolio paper =
            new PaperPortfolio(SETTINGS, SETTINGS.portfolio("crypto").orElseThrow());

    @Test
    void theHandlerOnPaperTradesAsTheReplay() {
        long first = Minutes.plus(BEGIN.toEpochMilli(), -Minutes.PER_DAY);
        Map<Symbol, BarSeries> bars = SyntheticMarket.generate(MarketSpec.of(List.of(BTC, ETH), first, 2, 11));
        bars.forEach((symbol, series) -> new StoredBars(store).append(id(symbol), series));
        List<Signal> signals = signals();

        for (int minute = 0; minute < MINUTES; minute++) {
            clock.setTo(BEGIN.plus(Duration.ofMinutes(minute)).plusSeconds(2));
            Instant now = clock.instant();
            signals.stream()
                    .filter(signal -> !signal.receivedAt().isAfter(now))
                    .forEach(new StoreSignalBox(store, clock)::put);
            process().answer("{\"action\": \"execute_signals\"}", Deadline.in(Duration.ofMinutes(1), clock));
        }

        List<ClosedTrade> replayed = replay(bars, signals).trades();
        assertThat(replayed).hasSizeGreaterThan(7);
        List<TradeRow> rows = new ArrayList<>();
        for (Symbol symbol : List.of(BTC, ETH)) {
            rows.addAll(new StoredLedger(store).trades(id(symbol), YearMonth.of(2026, 6)));
        }
        assertThat(sorted(rows))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("revision")
                .isEqualTo(sorted(replayed.stream()
                        .map(trade -> trade.row("crypto", "paper", 0, BigDecimal.ZERO))
                        .toList()));
    }

    private static List<TradeRow> sorted(List<TradeRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong((TradeRow row) -> row.entry().time())
                        .thenComparing(TradeRow::id))
                .toList();
    }

    private PaperReplay.Result replay(Map<Symbol, BarSeries> bars, List<Signal> signals) {
        LastKnownCosts costs = new LastKnownCosts(SETTINGS, new StoredCosts(store));
        PaperRound round = paper.round(strategy -> {
            InstrumentId instrument = strategy.instrument();
            SimulationRules rules = new InstrumentStore(store, instrument.venue()).rules(instrument.symbol(), BEGIN);
            return new PaperMarket(
                    strategy,
                    rules.filters(),
                    rules.costs(costs.at(BEGIN).of(instrument)),
                    paper.portfolio().incrementBp(),
                    Optional.ofNullable(bars.get(instrument.symbol())).orElseThrow());
        });
        return PaperReplay.run(
                round,
                PortfolioState.initial("replay", SETTINGS.execution().paperCapital()),
                signals,
                BEGIN,
                BEGIN.plus(Duration.ofMinutes(MINUTES)));
    }

    /** Each strategy is to be long or flat at random times. */
    private static List<Signal> signals() {
        Random random = new Random(3);
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < SIGNALS; i++) {
            Instant time = BEGIN.plusSeconds(60L + random.nextInt((MINUTES - 10) * 60));
            String strategy = random.nextBoolean() ? "btc" : "eth";
            TargetState target = random.nextBoolean() ? TargetState.LONG : TargetState.FLAT;
            signals.add(new Signal(
                    Signal.idOf("crypto", strategy, target, Signal.Kind.ORDER, time, Optional.empty(), ""),
                    "crypto",
                    strategy,
                    target,
                    Signal.Kind.ORDER,
                    time,
                    time.plusMillis(300),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    "test",
                    "0".repeat(64)));
        }
        return signals;
    }

    private Dispatcher process() {
        return ExecutionFunction.create(
                SETTINGS,
                store,
                clock,
                (name, action, failure) -> {},
                ExecutionDependencies.standard(SETTINGS, store, Map.of(), clock));
    }

    private static InstrumentId id(Symbol symbol) {
        return new InstrumentId("binance", symbol);
    }
}
