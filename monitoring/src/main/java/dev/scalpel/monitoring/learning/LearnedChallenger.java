package dev.scalpel.monitoring.learning;

import dev.scalpel.model.prediction.Calibration;
import java.util.Map;

/**
 * The learned parts of a challenger.
 *
 * @param confidence required probability of being better than the champion
 * @param files that replace or extend the champion's
 */
public record LearnedChallenger(
        String method,
        double confidence,
        Calibration calibration,
        Map<String, byte[]> files,
        Map<String, Double> figures) {}
