package dev.scalpel.model;

import dev.scalpel.model.prediction.Calibration;
import java.util.Map;

/** What differs in a model that continues from another one. */
public record SuccessorSpec(
        String method,
        String parent,
        Calibration calibration,
        Manifest.Charges costs,
        Manifest.Window window,
        Map<String, String> bars,
        long seed,
        Map<String, Double> gate,
        String words,
        double promisedToRealised,
        Map<String, String> libraries) {}
