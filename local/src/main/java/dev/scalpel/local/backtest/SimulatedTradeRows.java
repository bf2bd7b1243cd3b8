package dev.scalpel.local.backtest;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Simulated trades as rows of the ledger. */
final class SimulatedTradeRows {

    private static final String MODE = "backtest";

    private final Symbol symbol;
    private final BarSeries bars;
    private final HistoricalChampionRule rule;

    SimulatedTradeRows(Symbol symbol, BarSeries bars, HistoricalChampionRule rule) {
        this.symbol = symbol;
        this.bars = bars;
        this.rule = rule;
    }

    List<TradeRow> of(List<Trade> trades) {
        return trades.stream().map(this::row).toList();
    }

    private TradeRow row(Trade trade) {
        Position position = trade.position();
        HistoricalChampionRule.PredictedDecision prediction = rule.predictionAt(position.decisionTime())
                .orElseThrow(() -> new IllegalStateException("no decision recorded for the entry of " + position));
        String id = "backtest-" + position.decisionTime();
        BigDecimal entryPrice = TradeRows.exact(position.entryPrice());
        OpenPosition open = new OpenPosition(
                position,
                id,
                Optional.of(prediction.tactics().id()),
                TradeRows.exact(openOf(position.entryTime())),
                position.quantity(),
                List.of(new Fill(
                        id, position.entryTime(), entryPrice, position.quantity(), BigDecimal.ZERO, symbol.quote())),
                0,
                prediction.predictedNet(),
                prediction.winProbability());
        return TradeRows.simulated(MODE, 0, open, trade, closed -> openOf(closed.exitTime()), symbol.quote());
    }

    private double openOf(long minute) {
        return bars.open(bars.rowOf(minute));
    }
}
