package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Kernels;
import java.util.ArrayList;
import java.util.List;

/** The reference pair's returns at the same time stamps. */
final class ReferenceFeatures {

    private static final int[] RETURNS = {1, 3, 5, 15, 60};

    private ReferenceFeatures() {}

    static List<Feature> all() {
        List<Feature> all = new ArrayList<>();
        for (int minutes : RETURNS) {
            all.add(referenceReturn(minutes));
        }
        all.add(correlation(60));
        return all;
    }

    private static Feature referenceReturn(int minutes) {
        String name = "reference_return_" + minutes;
        String description = "the reference pair's ln(close / close " + minutes + " minutes ago)";
        return Feature.of(name, minutes + 1, OptionalInput.REFERENCE, description, columns -> {
            ColumnView price = columns.of(BarQuantity.REFERENCE_LOG_CLOSE);
            return columns.derived(name, Kernels::difference, price, price.back(minutes));
        });
    }

    private static Feature correlation(int minutes) {
        String name = "reference_correlation_" + minutes;
        String description = "sum of r * q / square root of (sum of r^2 * sum of q^2) over " + minutes
                + " minutes, r and q the pair's and the reference pair's one-minute log returns; 0 if either is flat";
        return Feature.of(
                name,
                minutes + 1,
                OptionalInput.REFERENCE,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] product = in[0];
                            double[] own = in[1];
                            double[] other = in[2];
                            for (int row = 0; row < rows; row++) {
                                out[row] = product[row] / (own[row] * other[row]);
                            }
                            Kernels.replaceWhereZero(own, out, rows, 0);
                            Kernels.replaceWhereZero(other, out, rows, 0);
                        },
                        columns.mean(BarQuantity.RETURN_BY_REFERENCE, minutes),
                        VolatilityFeatures.realised(columns, minutes),
                        columns.derived(
                                "the reference pair's volatility of " + minutes,
                                Kernels::squareRoot,
                                columns.mean(BarQuantity.SQUARED_REFERENCE_RETURN, minutes))));
    }
}
