package dev.scalpel.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The feature sets by name, each with the variants of {@link FeatureVariant}. */
public enum FeatureFamily {
    /** The last three hours. */
    STANDARD(1),
    /** The standard features, and levels, clock, lags and volume clock, which look back a week. */
    EXTENDED(1);

    /** Incremented whenever a formula, its order or its look-back changes: models are bound to it. */
    private final int version;

    FeatureFamily(int version) {
        this.version = version;
    }

    /**
     * The family of this name, as in settings: {@code standard}, {@code extended}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static FeatureFamily named(String name) {
        return Arrays.stream(values())
                .filter(family -> family.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no features are named '" + name + "'; known are "
                        + Arrays.stream(values()).map(FeatureFamily::label).collect(Collectors.joining(", "))));
    }

    /** Its name in settings and versions. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String version(FeatureVariant variant) {
        return label() + "-" + version + variant.suffix();
    }

    /** All features, whatever they need, in order. */
    List<Feature> features() {
        List<Feature> all = new ArrayList<>();
        all.addAll(PriceFeatures.all());
        all.addAll(VolumeFeatures.all());
        all.addAll(ShapeFeatures.all());
        all.addAll(TimeFrameFeatures.all());
        all.addAll(ReferenceFeatures.all());
        all.addAll(CalendarFeatures.all());
        if (this == EXTENDED) {
            all.addAll(LevelFeatures.all());
            all.addAll(DayReturnFeatures.returns());
            all.addAll(ClockFeatures.all());
            all.addAll(LagFeatures.all());
            all.addAll(VolumeClockFeatures.all());
        }
        return all;
    }
}
