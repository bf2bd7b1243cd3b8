package dev.scalpel.evidence;

import dev.scalpel.evidence.LicenceAccount.Day;
import dev.scalpel.evidence.LicenceAccount.Step;
import dev.scalpel.statistics.BlockMean;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.StationaryBootstrap;
import dev.scalpel.statistics.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The chance that an account is licensed within some days, if the future resembles the past: its account is continued along
 * resampled blocks of past days. The mean of the past is only an estimate, so each path has its own: the paths' means are spread
 * over the estimate's error.
 */
public final class LicenceOdds {

    /** Fewer days say too little. */
    public static final int MIN_DAYS = 30;
    /** Paths; the chance is known to about 2.5 percentage points. */
    public static final int PATHS = 400;

    private static final double MEAN_BLOCK_DAYS = 7;
    private static final double MIN_RETURN = -0.99;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private LicenceOdds() {}

    /**
     * The share of the paths that are licensed; 1 where the account is licensed already.
     *
     * @param past days of the portfolio, in order, of any segment of history
     * @param costBp per side of the days to come
     * @param days to come
     * @param seed the same seed gives the same chance
     */
    public static Statistic within(LicenceAccount now, List<SettledDay> past, double costBp, int days, long seed) {
        if (now.licensed()) {
            return Statistic.of(1);
        }
        double[] returns = past.stream()
                .map(day -> day.at(costBp))
                .filter(result -> !(result instanceof DayResult.Missed))
                .mapToDouble(result -> result instanceof DayResult.Traded traded ? traded.netReturn() : 0)
                .toArray();
        return within(now, returns, days, seed);
    }

    /**
     * The same from net returns.
     *
     * @param returns of past days after the costs to come, in order; 0 for a day without trades
     */
    public static Statistic within(LicenceAccount now, double[] returns, int days, long seed) {
        if (returns.length < MIN_DAYS) {
            return Statistic.undefined("needs " + MIN_DAYS + " days, has " + returns.length);
        }
        long traded = Arrays.stream(returns).filter(value -> value != 0).count();
        if (traded == 0) {
            return Statistic.undefined("no day with trades");
        }
        double perTradedDay = error(returns) * returns.length / traded;
        StationaryBootstrap blocks = new StationaryBootstrap(MEAN_BLOCK_DAYS, PATHS, seed);
        SplittableRandom seeds = new SplittableRandom(seed);
        long licensed = 0;
        for (int path = 0; path < PATHS; path++) {
            double shift = perTradedDay * NORMAL.inverseCumulativeProbability((path + 0.5) / PATHS);
            double[] future = new double[days];
            blocks.resample(returns, future, new SplittableRandom(seeds.nextLong()));
            licensed += isLicensed(now, future, shift) ? 1 : 0;
        }
        return Statistic.of((double) licensed / PATHS);
    }

    private static boolean isLicensed(LicenceAccount now, double[] future, double shift) {
        LicenceAccount account = now;
        for (double value : future) {
            Day day = account.after(
                    value == 0 ? new DayResult.Idle() : new DayResult.Traded(Math.max(MIN_RETURN, value + shift)));
            if (day.step() == Step.LICENSED) {
                return true;
            }
            account = day.account();
        }
        return false;
    }

    /** Of the mean return: the larger of the errors by day and by seven days, inflated as that of a headline. */
    private static double error(double[] returns) {
        return BreakEven.ERROR_INFLATION * Math.max(error(returns, 1), error(returns, 7));
    }

    private static double error(double[] returns, int daysPerBlock) {
        long[] blocks = IntStream.range(0, returns.length)
                .mapToLong(day -> day / daysPerBlock)
                .toArray();
        return BlockMean.of(returns, blocks).standardError().get();
    }
}
