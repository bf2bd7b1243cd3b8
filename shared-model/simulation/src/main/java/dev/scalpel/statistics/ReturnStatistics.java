package dev.scalpel.statistics;

/** Figures of a series of daily returns. */
public final class ReturnStatistics {

    /** Crypto trades every day. */
    public static final int DAYS_PER_YEAR = 365;

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

    /** Mean daily return × 365 over the maximum drawdown's depth; undefined without days or without a drawdown. */
    public static Statistic calmar(double[] dailyReturns, Drawdown drawdown) {
        if (dailyReturns.length == 0) {
            return Statistic.undefined("no whole day");
        }
        return Statistic.ratio(Moments.mean(dailyReturns) * DAYS_PER_YEAR, drawdown.depth(), "no drawdown");
    }

    /** The annualised ratio: times the square root of 365. */
    public static Statistic annualised(Statistic dailyRatio) {
        return dailyRatio.map(ratio -> ratio * Math.sqrt(DAYS_PER_YEAR));
    }
}
