package dev.scalpel.research.synthetic;

import dev.scalpel.market.Minutes;

/**
 * The seasonal part of log volatility: low in the Asian morning, high at the New York open, low at the weekend.
 * Scaled so that the mean variance over a week is one.
 */
final class VolatilitySeasonality {

    private static final int MINUTES_PER_DAY = (int) Minutes.PER_DAY;
    private static final int DAYS_PER_WEEK = 7;
    /** 1970-01-01 was a Thursday; adding this makes Monday day 0. */
    private static final int THURSDAY = 3;

    private static final int FIRST_WEEKEND_DAY = 5;
    private static final double DAILY_SWING = 0.36;
    private static final double HALF_DAILY_SWING = 0.10;
    private static final double PEAK_MINUTE = 16.5 * Minutes.PER_HOUR;
    private static final double WEEKEND = -0.45;

    private final double[] byMinuteOfDay = new double[MINUTES_PER_DAY];
    private final double scale;

    VolatilitySeasonality() {
        double meanSquare = 0;
        for (int minute = 0; minute < MINUTES_PER_DAY; minute++) {
            double angle = 2 * Math.PI * (minute - PEAK_MINUTE) / MINUTES_PER_DAY;
            byMinuteOfDay[minute] = DAILY_SWING * StrictMath.cos(angle) + HALF_DAILY_SWING * StrictMath.cos(2 * angle);
            meanSquare += StrictMath.exp(2 * byMinuteOfDay[minute]) / MINUTES_PER_DAY;
        }
        double weekMeanSquare =
                (FIRST_WEEKEND_DAY + (DAYS_PER_WEEK - FIRST_WEEKEND_DAY) * StrictMath.exp(2 * WEEKEND)) / DAYS_PER_WEEK;
        scale = -StrictMath.log(meanSquare * weekMeanSquare) / 2;
    }

    double logVolatility(long openTime) {
        long minute = Math.floorDiv(openTime, Minutes.MILLIS);
        long day = Math.floorDiv(minute, Minutes.PER_DAY);
        boolean weekend = Math.floorMod(day + THURSDAY, DAYS_PER_WEEK) >= FIRST_WEEKEND_DAY;
        return scale + byMinuteOfDay[(int) Math.floorMod(minute, Minutes.PER_DAY)] + (weekend ? WEEKEND : 0);
    }
}
