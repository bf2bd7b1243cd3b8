package dev.scalpel.research.studies.score;

import dev.scalpel.market.Minutes;
import dev.scalpel.statistics.ReturnStatistics;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What trades that were chosen for a cost earned after it.
 *
 * @param costBp per side
 * @param netBp mean net return per trade
 * @param netSharpe annualised, of daily returns with stakes inversely proportional to volatility, days without trades
 *     included; absent where it is undefined
 */
public record NetResult(double costBp, int trades, OptionalDouble netBp, OptionalDouble netSharpe) {

    private static final double BP = 1e4;

    /**
     * @param trades before costs
     * @param fromTime epoch milliseconds of the period's first minute
     * @param toTime after its last one
     */
    public static NetResult of(double costBp, List<StudyTrade> trades, long fromTime, long toTime) {
        double roundTrip = 2 * costBp / BP;
        long dayMillis = Minutes.MILLIS * Minutes.PER_DAY;
        long first = Math.floorDiv(fromTime, dayMillis);
        double[] days = new double[Math.toIntExact(Math.floorDiv(toTime - 1, dayMillis) - first + 1)];
        for (StudyTrade each : trades) {
            double volatility = each.trade().position().volatility();
            days[Math.toIntExact(each.exitDay() - first)] += (each.gross() - roundTrip) / volatility;
        }
        return new NetResult(
                costBp,
                trades.size(),
                trades.stream()
                        .mapToDouble(each -> BP * (each.gross() - roundTrip))
                        .average(),
                ReturnStatistics.annualised(ReturnStatistics.sharpe(days)).value());
    }
}
