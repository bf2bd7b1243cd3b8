package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The time of day and of week (UTC) of the bar's opening minute, as points on a circle. */
final class CalendarFeatures {

    private static final int DAY = 1_440;
    private static final int WEEK = 7 * DAY;
    private static final double[] DAY_SINE = circle(DAY, StrictMath::sin);
    private static final double[] DAY_COSINE = circle(DAY, StrictMath::cos);
    private static final double[] WEEK_SINE = circle(WEEK, StrictMath::sin);
    private static final double[] WEEK_COSINE = circle(WEEK, StrictMath::cos);

    private CalendarFeatures() {}

    static List<Feature> all() {
        return List.of(
                onCircle("day_sine", "sin(2 pi * minute of the day / 1440)", BarQuantity.MINUTE_OF_DAY, DAY_SINE),
                onCircle("day_cosine", "cos(2 pi * minute of the day / 1440)", BarQuantity.MINUTE_OF_DAY, DAY_COSINE),
                onCircle(
                        "week_sine",
                        "sin(2 pi * minute of the week / 10080), from Monday 00:00",
                        BarQuantity.MINUTE_OF_WEEK,
                        WEEK_SINE),
                onCircle(
                        "week_cosine",
                        "cos(2 pi * minute of the week / 10080), from Monday 00:00",
                        BarQuantity.MINUTE_OF_WEEK,
                        WEEK_COSINE));
    }

    private static Feature onCircle(String name, String description, BarQuantity clock, double[] circle) {
        return Feature.of(
                name,
                1,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] minute = in[0];
                            for (int row = 0; row < rows; row++) {
                                out[row] = circle[(int) minute[row]];
                            }
                        },
                        columns.of(clock)));
    }

    private static double[] circle(int minutes, DoubleUnaryOperator coordinate) {
        double[] points = new double[minutes];
        for (int minute = 0; minute < minutes; minute++) {
            points[minute] = coordinate.applyAsDouble(2 * Math.PI * minute / minutes);
        }
        return points;
    }
}
