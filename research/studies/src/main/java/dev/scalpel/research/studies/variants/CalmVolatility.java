package dev.scalpel.research.studies.variants;

import dev.scalpel.model.score.ScoreColumns;
import java.util.Arrays;

/** The median volatility of the days before: what is ordinary now, without the present hour. */
final class CalmVolatility {

    private static final int DAYS = 14;

    private final int[] dayBegins;
    private final double[] median;

    private CalmVolatility(int[] dayBegins, double[] median) {
        this.dayBegins = dayBegins;
        this.median = median;
    }

    static CalmVolatility of(ScoreColumns columns) {
        int[] begins = columns.dayBegins();
        double[] median = new double[begins.length - 1];
        for (int day = 0; day < median.length; day++) {
            double[] known = Arrays.stream(columns.sigma(), begins[Math.max(0, day - DAYS)], begins[day])
                    .filter(sigma -> sigma > 0)
                    .sorted()
                    .toArray();
            median[day] = known.length == 0 ? Double.NaN : known[known.length / 2];
        }
        return new CalmVolatility(begins, median);
    }

    /** Of the days before that of the row; NaN where there are none. */
    double at(int row) {
        int found = Arrays.binarySearch(dayBegins, row);
        int day = found >= 0 ? found : -found - 2;
        // Days without bars begin where the next one does.
        while (day + 1 < dayBegins.length - 1 && dayBegins[day + 1] <= row) {
            day++;
        }
        return median[Math.min(day, median.length - 1)];
    }
}
