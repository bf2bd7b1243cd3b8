package dev.scalpel.local.backtest;

import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.TradeFingerprint;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.CostVerdict;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.Performance;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.trading.Trade;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What was traded at one cost. Returns and drawdown are fractions; a figure is empty where it is undefined.
 *
 * @param costBp per side
 * @param feesPaid in the quote asset, funding included
 * @param funding received at stored rates, in the quote asset; negative if it was paid
 * @param breakEvenBp of the trades that were worth this cost, before funding
 * @param tradesSha256 see {@link TradeFingerprint}
 * @param answer whether these trades earn more than they cost, in a word or two
 */
public record CostRow(
        double costBp,
        int trades,
        double netReturn,
        double maxDrawdown,
        Optional<Double> winRate,
        Optional<Double> profitFactor,
        Optional<Double> dailySharpe,
        double feesPaid,
        double funding,
        Optional<Double> breakEvenBp,
        Optional<Double> breakEvenStandardError,
        String answer,
        String tradesSha256) {

    /**
     * @param result at this cost
     * @param breakEven of its trades, before costs
     */
    static CostRow of(CostLevel level, SimulationResult result, BreakEven breakEven, Instant from, Instant to) {
        long[] times =
                IntStream.range(0, result.points()).mapToLong(result::timeAt).toArray();
        Performance performance = Performance.of(
                result.trades(), EquityCurve.of(times, result.equityCurve()), from.toEpochMilli(), to.toEpochMilli());
        return new CostRow(
                level.bp(),
                result.trades().size(),
                result.netReturn(),
                result.maxDrawdown(),
                optional(performance.trades().winRate()),
                optional(performance.trades().profitFactor()),
                optional(performance.dailySharpe()),
                result.trades().stream().mapToDouble(Trade::costsPaid).sum(),
                result.trades().stream().mapToDouble(Trade::funding).sum(),
                optional(breakEven.bp()),
                optional(breakEven.standardErrorBp()),
                new CostVerdict(breakEven, level.roundTripBp()).answer().word(),
                TradeFingerprint.of(result.trades()));
    }

    static Optional<Double> optional(Statistic statistic) {
        return statistic.value().stream().boxed().findFirst();
    }
}
