package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
import dev.scalpel.features.columns.Kernels;
import java.util.ArrayList;
import java.util.List;

/** Returns of half a day to a week, and of the same minutes of the last seven days, in units of the day's volatility. */
final class DayReturnFeatures {

    private static final int DAY = 1_440;
    private static final int DAYS = 7;
    private static final int[] RETURNS = {720, 1_440, 4_320, 10_080};
    private static final int[] SAME_MINUTES = {5, 15, 30, 60};
    private static final double DAY_SCALE = Math.sqrt(DAY);

    private DayReturnFeatures() {}

    static List<Feature> returns() {
        List<Feature> all = new ArrayList<>();
        all.add(sinceMidnight());
        for (int minutes : RETURNS) {
            all.add(dayScaledReturn(minutes));
        }
        return all;
    }

    static List<Feature> sameMinutes() {
        List<Feature> all = new ArrayList<>();
        for (int minutes : SAME_MINUTES) {
            all.add(sameMinuteReturn(minutes));
        }
        return all;
    }

    private static Feature sinceMidnight() {
        return Feature.of(
                "day_return",
                DAY + 1,
                "ln(close / last close before midnight UTC) / (max(volatility_1440, 0.00001) * sqrt(1440))",
                columns -> inUnitsOfTheDay(
                        columns, "day_return", DAY_SCALE, columns.of(BarQuantity.LOG_CLOSE), beforeMidnight(columns)));
    }

    private static ColumnView beforeMidnight(Columns columns) {
        return columns.derivedFromPast(
                "last ln(close) before midnight",
                (in, at, out, rows) -> {
                    double[] price = in[0];
                    double[] minute = in[1];
                    for (int row = 0; row < rows; row++) {
                        out[row] = price[at[0] + row - 1 - (int) minute[at[1] + row]];
                    }
                },
                columns.of(BarQuantity.LOG_CLOSE).withPast(DAY),
                CalendarFeatures.minuteOfDay(columns));
    }

    private static Feature dayScaledReturn(int minutes) {
        String name = "day_scaled_return_" + minutes;
        String description =
                "ln(close / close " + minutes + " minutes ago) / (max(volatility_1440, 0.00001) * sqrt(1440))";
        return Feature.of(name, Math.max(minutes, DAY) + 1, description, columns -> {
            ColumnView price = columns.of(BarQuantity.LOG_CLOSE);
            return inUnitsOfTheDay(columns, name, DAY_SCALE, price, price.back(minutes));
        });
    }

    /** Known at the bar: on each of the earlier days these minutes are over. */
    private static Feature sameMinuteReturn(int minutes) {
        String name = "same_minute_return_" + minutes;
        String description = "mean over the last 7 days of ln(close " + minutes + " minutes later / close) at this"
                + " minute of the day / (max(volatility_1440, 0.00001) * sqrt(" + minutes + "))";
        return Feature.of(name, DAYS * DAY + 1, description, columns -> {
            ColumnView closes = sevenCloses(columns);
            double scale = DAYS * Math.sqrt(minutes);
            return inUnitsOfTheDay(columns, name, scale, closes.back(DAY - minutes), closes.back(DAY));
        });
    }

    private static ColumnView inUnitsOfTheDay(
            Columns columns, String name, double scale, ColumnView now, ColumnView before) {
        return columns.derived(
                name, Kernels.differenceInUnits(scale), now, before, VolatilityFeatures.unit(columns, DAY));
    }

    /** The sum of ln(close) at this minute of the day over seven days, including this one. */
    private static ColumnView sevenCloses(Columns columns) {
        return columns.derivedFromPast(
                "sum of ln(close) at this minute of seven days",
                (in, at, out, rows) -> {
                    double[] price = in[0];
                    for (int row = 0; row < rows; row++) {
                        int now = at[0] + row;
                        out[row] = price[now]
                                + price[now - DAY]
                                + price[now - 2 * DAY]
                                + price[now - 3 * DAY]
                                + price[now - 4 * DAY]
                                + price[now - 5 * DAY]
                                + price[now - 6 * DAY];
                    }
                },
                columns.of(BarQuantity.LOG_CLOSE).withPast((DAYS - 1) * DAY, DAY));
    }
}
