package dev.scalpel.features;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.instrument.TradingSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A named, versioned list of features. Batch and single row run the same code and give the same bits. Immutable; safe
 * for any number of threads.
 */
public final class FeatureSet {

    private final String version;
    private final FeatureVariant variant;
    private final TradingSession session;
    private final List<Feature> features;
    private final List<String> names;
    private final int lookBack;
    private final FeatureComputation computation;

    private FeatureSet(String version, FeatureVariant variant, TradingSession session, List<Feature> features) {
        this.version = version;
        this.variant = variant;
        this.session = session;
        this.features = List.copyOf(features);
        this.names = features.stream().map(Feature::name).toList();
        this.lookBack = features.stream().mapToInt(Feature::lookBack).max().orElse(1) + lookBackBefore(session);
        this.computation = new FeatureComputation(this.features, lookBack, session);
    }

    /** A look-back may begin in a closed market, whose price is the last one before it. */
    private static int lookBackBefore(TradingSession session) {
        return session == TradingSession.ALWAYS_OPEN ? 0 : session.longestClosureMinutes() + Availability.LAST_MINUTES;
    }

    /** The standard features for which the variant has the inputs. */
    public static FeatureSet standard(FeatureVariant variant) {
        return of(FeatureFamily.STANDARD, variant);
    }

    /** The standard features, levels, clock, lags and volume clock for which the variant has the inputs. */
    public static FeatureSet extended(FeatureVariant variant) {
        return of(FeatureFamily.EXTENDED, variant);
    }

    public static FeatureSet of(FeatureFamily family, FeatureVariant variant) {
        Set<OptionalInput> inputs = variant.inputs();
        List<Feature> some = new ArrayList<>(family.features());
        some.removeIf(feature ->
                feature.needs().filter(need -> !inputs.contains(need)).isPresent());
        return of(family.version(variant), variant, some);
    }

    /**
     * The same features of an instrument that is traded in these hours: see {@link Availability}. A set that looks back three
     * hours or less is the same in all hours, because it needs every minute.
     */
    public FeatureSet within(TradingSession hours) {
        boolean same =
                hours == session || features.stream().allMatch(each -> each.lookBack() <= Availability.WITHOUT_GAP);
        if (same) {
            return this;
        }
        if (session != TradingSession.ALWAYS_OPEN) {
            throw new IllegalArgumentException(version + " is of an instrument with the hours " + session);
        }
        return new FeatureSet(version + suffix(hours), variant, hours, features);
    }

    private static String suffix(TradingSession session) {
        return session == TradingSession.ALWAYS_OPEN ? "" : "+" + session.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The set a model was trained on.
     *
     * @throws UnknownFeatureSetException when this code has no such set
     */
    public static FeatureSet ofVersion(String version) {
        return known().filter(one -> one.version().equals(version))
                .findFirst()
                .map(one -> of(one.family(), one.variant()).within(one.session()))
                .orElseThrow(() -> new UnknownFeatureSetException(version));
    }

    /** The versions that {@link #ofVersion} knows. */
    public static List<String> versions() {
        return known().map(Known::version).toList();
    }

    private record Known(FeatureFamily family, FeatureVariant variant, TradingSession session) {

        String version() {
            return family.version(variant) + suffix(session);
        }
    }

    private static Stream<Known> known() {
        return Arrays.stream(FeatureFamily.values())
                .flatMap(family -> family.sessions().stream()
                        .flatMap(session ->
                                FeatureVariant.all().stream().map(variant -> new Known(family, variant, session))));
    }

    /**
     * A subset of this set in the given order, for studies and benchmarks. Its version lists them and is unknown to
     * {@link #ofVersion}.
     *
     * @throws IllegalArgumentException when a name is not in this set, or is repeated
     */
    public FeatureSet only(List<String> chosen) {
        List<Feature> some =
                chosen.stream().map(name -> features.get(columnOf(name))).toList();
        return of(version + ":" + String.join(",", chosen), variant, session, some);
    }

    /** A custom set, for single features and studies. */
    static FeatureSet of(String version, FeatureVariant variant, List<Feature> features) {
        return of(version, variant, TradingSession.ALWAYS_OPEN, features);
    }

    private static FeatureSet of(
            String version, FeatureVariant variant, TradingSession session, List<Feature> features) {
        Set<String> seen = new HashSet<>();
        for (Feature feature : features) {
            if (!seen.add(feature.name())) {
                throw new IllegalArgumentException("a feature's name must be unique in its set: " + feature.name());
            }
        }
        return new FeatureSet(version, variant, session, features);
    }

    public String version() {
        return version;
    }

    public FeatureVariant variant() {
        return variant;
    }

    /** When the instrument is traded. */
    public TradingSession session() {
        return session;
    }

    public List<Feature> features() {
        return features;
    }

    /** The features' names in column order. */
    public List<String> names() {
        return names;
    }

    public int size() {
        return features.size();
    }

    /** The column of this feature; throws for a name that is not in the set. */
    public int columnOf(String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException("no feature '" + name + "' in " + version + ": " + names);
        }
        return column;
    }

    /** How many minutes a row looks back, including its own, and those of a closed market before the oldest. */
    public int lookBack() {
        return lookBack;
    }

    /**
     * Every bar's features.
     *
     * @param reference the reference pair's bars; ignored by a set without reference
     * @throws IllegalArgumentException when the set needs a reference pair and none is given
     */
    public FeatureMatrix compute(BarSeries bars, Optional<BarSeries> reference) {
        return new FeatureMatrix(this, rows(bars, reference, 0, bars.size()), bars.size());
    }

    /**
     * The rows of {@link #compute} from one bar (inclusive) to another (exclusive), block by block: memory for one block. As
     * many bars before the first are read as the set looks back.
     *
     * @param reference the reference pair's bars; ignored by a set without reference
     * @throws IllegalArgumentException when the set needs a reference pair and none is given
     */
    public FeatureRows rows(BarSeries bars, Optional<BarSeries> reference, int from, int to) {
        Objects.checkFromToIndex(from, to, bars.size());
        return computation.rows(bars, referenceFor(reference), from, to);
    }

    /**
     * The features of the newest bar, bit for bit those of {@link #compute}; absent when that row is not available.
     *
     * @param tail at least the bars of the last {@link #lookBack()} minutes; earlier ones do not matter
     * @param referenceTail the reference pair's bars of the same minutes; others do not matter
     */
    public Optional<double[]> latest(BarSeries tail, Optional<BarSeries> referenceTail) {
        return computation.atEnd(tail, referenceFor(referenceTail));
    }

    private Optional<BarSeries> referenceFor(Optional<BarSeries> reference) {
        if (!variant.reference()) {
            return Optional.empty();
        }
        if (reference.isEmpty()) {
            throw new IllegalArgumentException("feature set " + version + " needs a reference pair's bars: none given");
        }
        return reference;
    }

    @Override
    public String toString() {
        return version + ": " + size() + " features, " + lookBack + " bars back";
    }
}
