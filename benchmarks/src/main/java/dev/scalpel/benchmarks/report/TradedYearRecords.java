package dev.scalpel.benchmarks.report;

import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The records of one pair that was traded for a year: a decision every minute, an entry every 50 minutes. */
final class TradedYearRecords {

    static final Symbol SYMBOL = Symbol.parse("BTC/USDT");
    private static final InstrumentId INSTRUMENT = new InstrumentId("binance", SYMBOL);
    static final Instant START = Instant.parse("2025-11-01T00:00:00Z");

    private static final String MODEL = "20251031T000000Z-0123456789ab";
    private static final Costs COSTS = Costs.of(0.00001, 0.000005);
    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 0.1, 40, 0);
    private static final Bracket BRACKET = new Bracket(PositionSide.LONG, 6, 6, 40);
    private static final int ENTRY_EVERY = 50;

    private final BarSeries bars;
    private final double[] sigma;
    private final List<Trade> trades;

    private TradedYearRecords(BarSeries bars, double[] sigma, List<Trade> trades) {
        this.bars = bars;
        this.sigma = sigma;
        this.trades = trades;
    }

    static TradedYearRecords of(int days) {
        BarSeries bars = SyntheticMarket.of(MarketSpec.of(List.of(SYMBOL), START.toEpochMilli(), days, 1))
                .bars(SYMBOL);
        double[] sigma = VolatilityUnit.of(bars);
        List<Trade> trades = BatchSimulator.run(
                        bars,
                        (row, account) -> enters(row, sigma)
                                ? new Decision.Enter(
                                        new ByModel(MODEL, BRACKET, sigma[row]), 0.1, 0.0002, 0.55, TACTICS)
                                : Decision.StandAside.noSignal(),
                        SimulationSettings.of(COSTS),
                        1_000_000)
                .trades();
        return new TradedYearRecords(bars, sigma, trades);
    }

    int bars() {
        return bars.size();
    }

    int trades() {
        return trades.size();
    }

    /** Writes bars and ledger as the functions would. */
    void write(ObjectStore store, String venue) {
        new StoredBars(store).append(INSTRUMENT, bars);
        StoredLedger ledger = new StoredLedger(store);
        ledger.merge(INSTRUMENT, new Outbox(List.of(), rows()));
        decisions().values().forEach(day -> ledger.merge(INSTRUMENT, new Outbox(day, List.of())));
    }

    private static boolean enters(int row, double[] sigma) {
        return row % ENTRY_EVERY == 0 && sigma[row] > 0;
    }

    private Map<LocalDate, List<DecisionRow>> decisions() {
        Map<LocalDate, List<DecisionRow>> days = new TreeMap<>();
        for (int row = 0; row < bars.size(); row++) {
            LocalDate day = Instant.ofEpochMilli(bars.openTime(row))
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate();
            days.computeIfAbsent(day, key -> new ArrayList<>()).add(decision(row));
        }
        return days;
    }

    private DecisionRow decision(int row) {
        double predicted = 0.0001 * ((row * 31) % 17 - 8);
        Insight insight = new Insight(
                MODEL,
                TACTICS.id(),
                "f" + row,
                Optional.of(BRACKET),
                sigma[row],
                1.5 * predicted,
                predicted,
                0.3 + 0.4 * ((row * 7) % 11) / 10,
                0.1);
        return new DecisionRow(
                bars.openTime(row),
                row + 1L,
                StrategyId.MODEL,
                enters(row, sigma) ? DecisionRow.ENTER : "BELOW_THRESHOLD",
                bars.close(row),
                sigma[row] > 0 ? Optional.of(insight) : Optional.empty(),
                Map.of());
    }

    private List<TradeRow> rows() {
        List<TradeRow> rows = new ArrayList<>();
        for (Trade trade : trades) {
            rows.add(row(rows.size(), trade));
        }
        return rows;
    }

    private static TradeRow row(int number, Trade trade) {
        var position = trade.position();
        BigDecimal entry = TradeRows.exact(position.entryPrice());
        OpenPosition open = new OpenPosition(
                position,
                "s-" + number,
                Optional.of(TACTICS.id()),
                entry,
                position.quantity(),
                List.of(),
                400,
                0.0002,
                0.55);
        return TradeRows.simulated("paper", number + 1L, open, trade, Trade::exitPrice, SYMBOL.quote());
    }
}
