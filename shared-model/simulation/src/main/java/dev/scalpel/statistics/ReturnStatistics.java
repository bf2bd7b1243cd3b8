package dev.scalpel.statistics;

/** Figures of a series of daily returns. */
public final class ReturnStatistics {

    /** Crypto trades every day. */
    public static final int DAYS_PER_YEAR = 365;

    private static final String NO_DAY = "no whole day";

    private ReturnStatistics() {}

    /** Mean over standard deviation, per period; undefined with fewer than two returns or when they do not vary. */
    public static Statistic sharpe(double[] returns) {
        String reason = Moments.whyUndefined(returns);
        if (!reason.isEmpty()) {
            return Statistic.undefined(reason);
        }
        Moments moments = Moments.of(returns);
        return Statistic.of(moments.mean() / moments.deviation());
    }

    /** Mean over the root of the mean squared loss (gains count as 0), per period; undefined without a loss. */
    public static Statistic sortino(double[] returns) {
        if (returns.length < 2) {
            return Statistic.undefined("needs at least 2 values, has " + returns.length);
        }
        double squares = 0;
        for (double value : returns) {
            squares += value < 0 ? value * value : 0;
        }
        return Statistic.ratio(Moments.mean(returns), Math.sqrt(squares / returns.length), "no period with a loss");
    }

    /** Standard deviation with divisor n − 1, per period; undefined with fewer than two returns. */
    public static Statistic volatility(double[] returns) {
        if (returns.length < 2) {
            return Statistic.undefined("needs at least 2 values, has " + returns.length);
        }
        return Statistic.of(
                Moments.whyUndefined(returns).isEmpty() ? Moments.of(returns).deviation() : 0);
    }

    /** Mean daily return × 365, not compounded; undefined without a whole day. */
    public static Statistic annualReturn(double[] dailyReturns) {
        return dailyReturns.length == 0
                ? Statistic.undefined(NO_DAY)
                : Statistic.of(Moments.mean(dailyReturns) * DAYS_PER_YEAR);
    }

    /** Mean daily return × 365 over the maximum drawdown's depth; undefined without days or without a drawdown. */
    public static Statistic calmar(double[] dailyReturns, Drawdown drawdown) {
        Statistic annual = annualReturn(dailyReturns);
        return annual.isDefined() ? Statistic.ratio(annual.get(), drawdown.depth(), "no drawdown") : annual;
    }

    /** A daily ratio or volatility annualised: times the square root of 365. */
    public static Statistic annualised(Statistic daily) {
        return daily.map(value -> value * Math.sqrt(DAYS_PER_YEAR));
    }
}
