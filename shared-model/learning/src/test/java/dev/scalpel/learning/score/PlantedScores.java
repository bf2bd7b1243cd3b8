package dev.scalpel.learning.score;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.util.List;
import java.util.SplittableRandom;

/** Issued scores made by hand: once in half an hour a large one, which the price follows for the rest of it, or not. */
public final class PlantedScores {

    /** In days since the epoch: 2024-01-01. */
    public static final long START_DAY = WalkBars.START_DAY;

    private static final int EVERY_MINUTES = 30;
    private static final double SIGMA = 0.0005;
    private static final double DRIFT = 0.0001;
    private static final ScoreProcedure PROCEDURE =
            new ScoreProcedure("extended-1", 4, 2, 1, List.of(15), List.of(15), 1, 0.3, 3, 1, 60);

    private PlantedScores() {}

    /** Whether the price follows a large score or goes against it. */
    @FunctionalInterface
    public interface Follows {

        boolean at(int day, int hour);
    }

    public static IssuedScores of(int days, long seed, Follows follows) {
        SplittableRandom random = new SplittableRandom(seed);
        int minutes = days * (int) Minutes.PER_DAY;
        double[] scores = new double[minutes];
        double[] sigma = new double[minutes];
        BarSeries.Builder bars = new BarSeries.Builder(minutes);
        double price = 100;
        double sign = 1;
        double drift = 0;
        for (int minute = 0; minute < minutes; minute++) {
            double open = price;
            double close = open * (1 + drift + SIGMA * random.nextGaussian());
            if (minute % EVERY_MINUTES == 0) {
                sign = random.nextBoolean() ? 1 : -1;
                int hour = minute / 60 % 24;
                drift = (follows.at(minute / (int) Minutes.PER_DAY, hour) ? sign : -sign) * DRIFT;
                scores[minute] = sign * (1 + random.nextDouble()) * SIGMA;
            } else {
                scores[minute] = sign * (0.1 + 0.1 * random.nextDouble()) * SIGMA;
            }
            sigma[minute] = SIGMA * (1 + 0.2 * random.nextDouble());
            bars.add(
                    START_DAY * DayRows.DAY_MILLIS + minute * Minutes.MILLIS,
                    open,
                    Math.max(open, close),
                    Math.min(open, close),
                    close,
                    10,
                    10,
                    5);
            price = close;
        }
        BarSeries series = bars.build();
        return new IssuedScores(series, DayRows.of(series), scores, sigma, PROCEDURE, TradingSession.ALWAYS_OPEN);
    }
}
