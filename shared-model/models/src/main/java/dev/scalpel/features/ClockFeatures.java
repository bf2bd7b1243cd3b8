package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
import dev.scalpel.features.columns.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** What the clock says, alone and with the last return and taker flow, and what these minutes of the day mostly bring. */
final class ClockFeatures {

    private static final int HOUR = 60;
    private static final int HARMONICS = 3;

    private ClockFeatures() {}

    static List<Feature> all() {
        List<Feature> all = new ArrayList<>();
        for (ClockWindow window : ClockWindow.all()) {
            all.add(Feature.of(window.name(), 1, "1 in " + window.description() + ", else 0", window::over));
            all.add(byReturn(window));
            all.add(byTakerImbalance(window));
        }
        for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
            all.add(onHour("hour_sine_", "sin", harmonic, StrictMath::sin));
            all.add(onHour("hour_cosine_", "cos", harmonic, StrictMath::cos));
        }
        all.addAll(DayReturnFeatures.sameMinutes());
        return all;
    }

    private static Feature byReturn(ClockWindow window) {
        int minutes = window.minutes();
        String name = window.name() + "_return_" + minutes;
        String description =
                window.name() + " * return_" + minutes + " / (max(volatility_60, 0.00001) * sqrt(" + minutes + "))";
        return Feature.of(
                name, 61, description, columns -> product(columns, name, window, scaledReturn(columns, minutes)));
    }

    private static Feature byTakerImbalance(ClockWindow window) {
        int minutes = window.minutes();
        String name = window.name() + "_taker_imbalance_" + minutes;
        return Feature.of(
                name,
                minutes,
                OptionalInput.TAKER_FLOW,
                window.name() + " * taker_imbalance_" + minutes,
                columns -> product(columns, name, window, VolumeFeatures.takerImbalance(columns, minutes)));
    }

    private static ColumnView product(Columns columns, String name, ClockWindow window, ColumnView value) {
        return columns.derived(name, Kernels::product, window.over(columns), value);
    }

    private static ColumnView scaledReturn(Columns columns, int minutes) {
        ColumnView price = columns.of(BarQuantity.LOG_CLOSE);
        return columns.derived(
                "return of " + minutes + " in units of volatility",
                Kernels.differenceInUnits(Math.sqrt(minutes)),
                price,
                price.back(minutes),
                VolatilityFeatures.unit(columns, 60));
    }

    private static Feature onHour(String prefix, String function, int harmonic, DoubleUnaryOperator coordinate) {
        return CalendarFeatures.onCircle(
                prefix + harmonic,
                function + "(2 pi * " + harmonic + " * minute of the hour / 60)",
                HOUR,
                harmonic,
                coordinate);
    }
}
