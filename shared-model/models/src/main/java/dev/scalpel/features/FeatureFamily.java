package dev.scalpel.features;

import dev.scalpel.trading.instrument.TradingSession;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Those in which its features differ. */
    List<TradingSession> sessions() {
        return this == STANDARD ? List.of(TradingSession.ALWAYS_OPEN) : List.of(TradingSession.values());
    }

    String version(FeatureVariant variant) {
        return label() + "-" + version + variant.suffix();
    }

    /** The names of its features by group, whatever they need, in order. */
    public Map<String, List<String>> groups() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        byGroup()
                .forEach((group, some) ->
                        names.put(group, some.stream().map(Feature::name).toList()));
        return names;
    }

    /** All features, whatever they need, in order. */
    List<Feature> features() {
        return byGroup().values().stream().flatMap(List::stream).toList();
    }

    private Map<String, List<Feature>> byGroup() {
        Map<String, List<Feature>> groups = new LinkedHashMap<>();
        groups.put("price", PriceFeatures.all());
        groups.put("volume", VolumeFeatures.all());
        groups.put("shape", ShapeFeatures.all());
        groups.put("time frames", TimeFrameFeatures.all());
        groups.put("reference pair", ReferenceFeatures.all());
        groups.put("calendar", CalendarFeatures.all());
        if (this == EXTENDED) {
            groups.put("levels", LevelFeatures.all());
            groups.put("day returns", DayReturnFeatures.returns());
            groups.put("clock", ClockFeatures.all());
            groups.put("lags", LagFeatures.all());
            groups.put("volume clock", VolumeClockFeatures.all());
        }
        return groups;
    }
}
