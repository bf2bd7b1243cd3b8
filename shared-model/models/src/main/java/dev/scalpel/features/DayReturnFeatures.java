package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
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
                columns -> columns.derived(
                        "day_return",
                        (in, out, rows) -> {
                            double[] price = in[0];
                            double[] minute = in[1];
                            double[] volatility = in[2];
                            for (int row = 0; row < rows; row++) {
                                double before = price[DAY - 1 + row - (int) minute[row]];
                                out[row] = (price[DAY + row] - before) / (volatility[row] * DAY_SCALE);
                            }
                        },
                        columns.of(BarQuantity.LOG_CLOSE).withPast(DAY),
                        columns.of(BarQuantity.MINUTE_OF_DAY),
                        VolatilityFeatures.unit(columns, DAY)));
    }

    private static Feature dayScaledReturn(int minutes) {
        String name = "day_scaled_return_" + minutes;
        String description =
                "ln(close / close " + minutes + " minutes ago) / (max(volatility_1440, 0.00001) * sqrt(1440))";
        return Feature.of(name, Math.max(minutes, DAY) + 1, description, columns -> {
            ColumnView price = columns.of(BarQuantity.LOG_CLOSE);
            return columns.derived(
                    name,
                    (in, out, rows) -> {
                        double[] now = in[0];
                        double[] before = in[1];
                        double[] volatility = in[2];
                        for (int row = 0; row < rows; row++) {
                            out[row] = (now[row] - before[row]) / (volatility[row] * DAY_SCALE);
                        }
                    },
                    price,
                    price.back(minutes),
                    VolatilityFeatures.unit(columns, DAY));
        });
    }

    /** Known at the bar: on each of the earlier days these minutes are over. */
    private static Feature sameMinuteReturn(int minutes) {
        String name = "same_minute_return_" + minutes;
        String description = "mean over the last 7 days of ln(close " + minutes + " minutes later / close) at this"
                + " minute of the day / (max(volatility_1440, 0.00001) * sqrt(" + minutes + "))";
        double scale = DAYS * Math.sqrt(minutes);
        return Feature.of(name, DAYS * DAY + 1, description, columns -> {
            ColumnView closes = sevenCloses(columns);
            return columns.derived(
                    name,
                    (in, out, rows) -> {
                        double[] later = in[0];
                        double[] then = in[1];
                        double[] volatility = in[2];
                        for (int row = 0; row < rows; row++) {
                            out[row] = (later[row] - then[row]) / (volatility[row] * scale);
                        }
                    },
                    closes.back(DAY - minutes),
                    closes.back(DAY),
                    VolatilityFeatures.unit(columns, DAY));
        });
    }

    /** The sum of ln(close) at this minute of the day over seven days, including this one. */
    private static ColumnView sevenCloses(Columns columns) {
        ColumnView[] days = new ColumnView[DAYS];
        for (int day = 0; day < DAYS; day++) {
            days[day] = columns.of(BarQuantity.LOG_CLOSE).back(day * DAY);
        }
        return columns.derived(
                "sum of ln(close) at this minute of seven days",
                (in, out, rows) -> {
                    double[] day0 = in[0];
                    double[] day1 = in[1];
                    double[] day2 = in[2];
                    double[] day3 = in[3];
                    double[] day4 = in[4];
                    double[] day5 = in[5];
                    double[] day6 = in[6];
                    for (int row = 0; row < rows; row++) {
                        out[row] = day0[row] + day1[row] + day2[row] + day3[row] + day4[row] + day5[row] + day6[row];
                    }
                },
                days);
    }
}
