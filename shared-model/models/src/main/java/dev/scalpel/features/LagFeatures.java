package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.Kernels;
import java.util.ArrayList;
import java.util.List;

/** The last single minutes: their returns in units of volatility, and their taker flow. */
final class LagFeatures {

    private static final int RETURNS = 6;
    /** The newest one is {@code taker_imbalance_1} of the standard set. */
    private static final int[] IMBALANCES = {1, 2, 3};

    private LagFeatures() {}

    static List<Feature> all() {
        List<Feature> all = new ArrayList<>();
        for (int lag = 0; lag < RETURNS; lag++) {
            all.add(laggedReturn(lag));
        }
        for (int lag : IMBALANCES) {
            all.add(laggedImbalance(lag));
        }
        return all;
    }

    private static Feature laggedReturn(int lag) {
        String name = "return_lag_" + lag;
        String description = "return_1 of " + lag + " minutes ago / max(volatility_60, 0.00001)";
        return Feature.of(
                name,
                61,
                description,
                columns -> columns.derived(
                        name,
                        Kernels::quotient,
                        columns.of(BarQuantity.RETURN).back(lag),
                        VolatilityFeatures.unit(columns, 60)));
    }

    private static Feature laggedImbalance(int lag) {
        return Feature.of(
                "taker_imbalance_lag_" + lag,
                lag + 1,
                OptionalInput.TAKER_FLOW,
                "taker_imbalance_1 of " + lag + " minutes ago",
                columns -> VolumeFeatures.takerImbalance(columns, 1).back(lag));
    }
}
