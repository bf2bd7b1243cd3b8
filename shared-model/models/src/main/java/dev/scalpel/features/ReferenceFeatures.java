package dev.scalpel.features;

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
        String description = "the reference pair's ln(close / close " + minutes + " minutes ago)";
        return Feature.of("reference_return_" + minutes, minutes + 1, OptionalInput.REFERENCE, description, block -> {
            double[] price = block.of(BarQuantity.REFERENCE_LOG_CLOSE);
            return row -> price[row] - price[row - minutes];
        });
    }

    private static Feature correlation(int minutes) {
        String description = "sum of r * q / square root of (sum of r^2 * sum of q^2) over " + minutes
                + " minutes, r and q the pair's and the reference pair's one-minute log returns; 0 if either is flat";
        return Feature.of(
                "reference_correlation_" + minutes, minutes + 1, OptionalInput.REFERENCE, description, block -> {
                    double[] product = block.mean(BarQuantity.RETURN_BY_REFERENCE, minutes);
                    double[] own = block.mean(BarQuantity.SQUARED_RETURN, minutes);
                    double[] other = block.mean(BarQuantity.SQUARED_REFERENCE_RETURN, minutes);
                    return row -> {
                        double scale = Math.sqrt(own[row]) * Math.sqrt(other[row]);
                        return scale == 0 ? 0 : product[row] / scale;
                    };
                });
    }
}
