package dev.scalpel.benchmarks.simulation;

import dev.scalpel.market.Minutes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.CashFlow;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.criteria.MaximumDrawdownCriterion;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.OpenedPositionMinimumBarCountRule;
import org.ta4j.core.rules.StopGainRule;
import org.ta4j.core.rules.StopLossRule;

/** The same cross-over as a user of ta4j would write it, on its fast numbers. */
final class Ta4jCross {

    private static final double PERCENT = 100 * SmaCross.DISTANCE;

    /** What ta4j yields. */
    record Ta4jResult(List<Position> positions, double endEquity, double maxDrawdown) {}

    private Ta4jCross() {}

    static BarSeries series(dev.scalpel.market.BarSeries bars) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        Duration minute = Duration.ofMinutes(1);
        for (int row = 0; row < bars.size(); row++) {
            series.addBar(new BaseBar(
                    minute,
                    Instant.ofEpochMilli(Minutes.plus(bars.openTime(row), 1)).atZone(ZoneOffset.UTC),
                    bars.open(row),
                    bars.high(row),
                    bars.low(row),
                    bars.close(row),
                    bars.volume(row),
                    0,
                    bars.trades(row),
                    DoubleNum::valueOf));
        }
        return series;
    }

    static Ta4jResult run(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        CrossedUpIndicatorRule crossedUp = new CrossedUpIndicatorRule(
                new SMAIndicator(close, SmaCross.FAST), new SMAIndicator(close, SmaCross.SLOW));
        // Seen at the close of the bar before, so that the exit is the open of the sixtieth bar after the entry.
        var exit = new StopLossRule(close, PERCENT)
                .or(new StopGainRule(close, PERCENT))
                .or(new OpenedPositionMinimumBarCountRule(SmaCross.HOLD_MINUTES - 1));
        BarSeriesManager manager = new BarSeriesManager(
                series,
                new LinearTransactionCostModel(SmaCross.FEE_RATE),
                new ZeroCostModel(),
                new TradeOnNextOpenModel());
        TradingRecord record = manager.run(new BaseStrategy(crossedUp, exit, SmaCross.SLOW - 1));
        CashFlow curve = new CashFlow(series, record);
        double drawdown =
                new MaximumDrawdownCriterion().calculate(series, record).doubleValue();
        return new Ta4jResult(
                record.getPositions(), curve.getValue(series.getEndIndex()).doubleValue(), drawdown);
    }
}
