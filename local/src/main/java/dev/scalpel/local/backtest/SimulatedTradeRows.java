package dev.scalpel.local.backtest;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Simulated trades in the ledger's words. */
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
                .orElseThrow(() -> new IllegalStateException("nobody decided on the entry of " + position));
        return new TradeRow(
                "backtest-" + position.decisionTime(),
                0,
                MODE,
                prediction.modelId(),
                prediction.tactics().id(),
                position.decisionTime(),
                position.bracket(),
                position.sigma(),
                leg(position.entryTime(), openOf(position.entryTime()), position.entryPrice(), position.quantity()),
                leg(trade.exitTime(), intendedExit(trade), trade.exitPrice(), trade.sold()),
                trade.reason(),
                Map.of(symbol.quote(), exact(Math.max(0, trade.costsPaid()))),
                exact(trade.netProfit()),
                trade.netReturn(),
                prediction.predictedNet(),
                prediction.winProbability());
    }

    private static Leg leg(long time, BigDecimal intended, double price, BigDecimal quantity) {
        return new Leg(time, intended, exact(price), quantity, quantity, 0);
    }

    private BigDecimal intendedExit(Trade trade) {
        return switch (trade.reason()) {
            case STOP -> exact(trade.position().stopPrice());
            case TARGET -> exact(trade.position().targetPrice());
            case TIME_LIMIT, HALT, EXTERNAL -> openOf(trade.exitTime());
        };
    }

    private BigDecimal openOf(long minute) {
        return exact(bars.open(bars.rowOf(minute)));
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(Double.toString(value));
    }
}
