package dev.scalpel.features;

import dev.scalpel.features.columns.ClockTable;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The time of day and of week (UTC) of the bar's opening minute, as points on a circle. */
final class CalendarFeatures {

    private static final int DAY = 1_440;
    private static final int WEEK = 7 * DAY;

    private static final ClockTable MINUTE_OF_DAY =
            ClockTable.utc(IntStream.range(0, DAY).asDoubleStream().toArray());

    private CalendarFeatures() {}

    static List<Feature> all() {
        return List.of(
                onCircle("day_sine", "sin(2 pi * minute of the day / 1440)", DAY, StrictMath::sin),
                onCircle("day_cosine", "cos(2 pi * minute of the day / 1440)", DAY, StrictMath::cos),
                onCircle(
                        "week_sine",
                        "sin(2 pi * minute of the week / 10080), from Monday 00:00",
                        WEEK,
                        StrictMath::sin),
                onCircle(
                        "week_cosine",
                        "cos(2 pi * minute of the week / 10080), from Monday 00:00",
                        WEEK,
                        StrictMath::cos));
    }

    private static Feature onCircle(String name, String description, int period, DoubleUnaryOperator coordinate) {
        return onCircle(name, description, period, 1, coordinate);
    }

    /** @param turns how often the circle is gone round in a period */
    static Feature onCircle(String name, String description, int period, int turns, DoubleUnaryOperator coordinate) {
        double[] points = new double[period];
        for (int minute = 0; minute < period; minute++) {
            points[minute] = coordinate.applyAsDouble(2 * Math.PI * turns * minute / period);
        }
        ClockTable clock = ClockTable.utc(points);
        return Feature.of(name, 1, description, columns -> columns.of(name, clock));
    }

    static ColumnView minuteOfDay(Columns columns) {
        return columns.of("minute of the day", MINUTE_OF_DAY);
    }
}
