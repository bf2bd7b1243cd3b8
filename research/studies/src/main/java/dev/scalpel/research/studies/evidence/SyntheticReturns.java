package dev.scalpel.research.studies.evidence;

import dev.scalpel.statistics.ReturnStatistics;
import java.util.Random;

/**
 * Daily returns of a procedure with a known Sharpe ratio: heavy tails (Student's t with five degrees of freedom) and a
 * volatility that drifts (its logarithm returns to its mean with a half-life of about two weeks).
 */
final class SyntheticReturns {

    private static final double DAILY_VOLATILITY = 0.01;
    private static final int DEGREES = 5;
    private static final double PERSISTENCE = 0.95;
    private static final double LOG_VOLATILITY = 0.4;
    private static final double LOSS_LIMIT = -0.9;

    private final Random random;
    private final double meanPerDay;
    private double logVolatility;

    /** @param sharpe annualised */
    SyntheticReturns(double sharpe, long seed) {
        random = new Random(seed);
        meanPerDay = sharpe / Math.sqrt(ReturnStatistics.DAYS_PER_YEAR);
        logVolatility = LOG_VOLATILITY * random.nextGaussian();
    }

    /** The next day's return while the edge is alive, or without it. */
    double next(boolean edge) {
        logVolatility = PERSISTENCE * logVolatility
                + LOG_VOLATILITY * Math.sqrt(1 - PERSISTENCE * PERSISTENCE) * random.nextGaussian();
        // The mean of the exponential is taken out, so that the long-run volatility is the same whatever the drift.
        double volatility = DAILY_VOLATILITY * StrictMath.exp(logVolatility - LOG_VOLATILITY * LOG_VOLATILITY);
        return Math.max(LOSS_LIMIT, volatility * ((edge ? meanPerDay : 0) + unitStudent()));
    }

    /** Student's t with unit variance. */
    private double unitStudent() {
        double squares = 0;
        for (int i = 0; i < DEGREES; i++) {
            double normal = random.nextGaussian();
            squares += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(squares / DEGREES) * Math.sqrt((DEGREES - 2.0) / DEGREES);
    }
}
