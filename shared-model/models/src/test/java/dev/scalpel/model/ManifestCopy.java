package dev.scalpel.model;

import java.util.Map;

/** A manifest with one part changed. */
record ManifestCopy(Manifest of) {

    Manifest timing(Map<String, Double> timing) {
        return copy(of.featureVersion(), of.costs(), timing);
    }

    Manifest featureVersion(String version) {
        return copy(version, of.costs(), of.timing());
    }

    Manifest costs(Manifest.Charges costs) {
        return copy(of.featureVersion(), costs, of.timing());
    }

    private Manifest copy(String version, Manifest.Charges costs, Map<String, Double> timing) {
        return new Manifest(
                of.format(),
                of.symbol(),
                of.method(),
                of.parent(),
                version,
                of.features(),
                of.normaliser(),
                of.grid(),
                of.architecture(),
                of.networks(),
                of.calibration(),
                of.payoff(),
                of.tactics(),
                costs,
                of.window(),
                of.bars(),
                of.seed(),
                of.trials(),
                of.gate(),
                of.words(),
                of.promisedToRealised(),
                of.libraries(),
                Map.of(),
                timing);
    }
}
