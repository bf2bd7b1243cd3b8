package dev.scalpel.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.Normaliser;
import dev.scalpel.model.prediction.Calibration;
import dev.scalpel.model.prediction.PayoffRatios;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything about a model except its parameters. Its id is a hash of the JSON: never rename or reorder a component.
 *
 * @param format version of this document
 * @param method how it was made: {@code training}, {@code online}, {@code tactics}
 * @param parent the model it was derived from, or replaced
 * @param featureVersion of the feature set
 * @param features their names, in order
 * @param architecture the network is rebuilt from it
 * @param networks file names of the averaged networks' parameters
 * @param costs the costs charged to the labels
 * @param bars sha256 of each bar object read, by key
 * @param seed seed of all random numbers
 * @param trials how many were made
 * @param gate figures of the gate, by name
 * @param words of the gate
 * @param promisedToRealised mean calibrated prediction ÷ mean realised return of the evidence's trades; NaN where they
 *     earned nothing
 * @param libraries versions that may influence the numbers
 * @param files sha256 of each other file of the model, by name
 * @param timing seconds by stage; not hashed, because no two runs take the same time
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Manifest(
        int format,
        Symbol symbol,
        String method,
        Optional<String> parent,
        String featureVersion,
        List<String> features,
        Normaliser normaliser,
        BracketGrid grid,
        Architecture architecture,
        List<String> networks,
        Calibration calibration,
        PayoffRatios payoff,
        BracketTactics tactics,
        Charges costs,
        Window window,
        Map<String, String> bars,
        long seed,
        int trials,
        Map<String, Double> gate,
        String words,
        double promisedToRealised,
        Map<String, String> libraries,
        Map<String, String> files,
        Map<String, Double> timing) {

    public static final int FORMAT = 1;
    public static final String FILE = "manifest.json";
    public static final String META_MODEL = "meta.pb";
    public static final String POLICY = "policy.json";

    /**
     * Costs of one side, as shares.
     *
     * @param feeRate of an order that takes
     * @param makerFeeRate of an order that rests, absent where it is {@code feeRate}
     * @param halfSpreadRate absent where it is 0; version 0.1 knew neither this nor the maker fee
     */
    public record Charges(
            double feeRate,
            double slippageRate,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Double> makerFeeRate,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Double> halfSpreadRate) {

        /** @param costs of orders of one size, as labels have them: {@link Costs#atNotional} */
        public static Charges of(Costs costs) {
            costs.requireOneSize();
            return new Charges(
                    costs.takerFeeRate(),
                    costs.slippage().baseRate(),
                    Optional.of(costs.makerFeeRate()).filter(rate -> rate != costs.takerFeeRate()),
                    Optional.of(costs.halfSpreadRate()).filter(rate -> rate != 0));
        }
    }

    /** Epoch milliseconds: {@code [from, holdOut)} was fitted, {@code [holdOut, to)} was seen by the gate only. */
    public record Window(long from, long holdOut, long to) {}

    public Manifest {
        features = List.copyOf(features);
        networks = List.copyOf(networks);
        bars = sorted(bars);
        gate = sorted(gate);
        libraries = sorted(libraries);
        files = sorted(files);
        timing = sorted(timing);
    }

    /** This manifest with the hashes of its files. */
    Manifest withFiles(Map<String, String> hashes) {
        return with(hashes, timing);
    }

    /** The part that is hashed. */
    Manifest withoutTiming() {
        return with(files, Map.of());
    }

    private Manifest with(Map<String, String> otherFiles, Map<String, Double> otherTiming) {
        return new Manifest(
                format,
                symbol,
                method,
                parent,
                featureVersion,
                features,
                normaliser,
                grid,
                architecture,
                networks,
                calibration,
                payoff,
                tactics,
                costs,
                window,
                bars,
                seed,
                trials,
                gate,
                words,
                promisedToRealised,
                libraries,
                otherFiles,
                otherTiming);
    }

    /** The manifest of a model that continues from this one: same features, normaliser, grid and shape. */
    public Manifest successor(SuccessorSpec spec) {
        return new Manifest(
                FORMAT,
                symbol,
                spec.method(),
                Optional.of(spec.parent()),
                featureVersion,
                features,
                normaliser,
                grid,
                architecture,
                networks,
                spec.calibration(),
                payoff,
                tactics,
                spec.costs(),
                spec.window(),
                spec.bars(),
                spec.seed(),
                1,
                spec.gate(),
                spec.words(),
                spec.promisedToRealised(),
                spec.libraries(),
                Map.of(),
                Map.of());
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
