package dev.scalpel.training.daily;

import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.market.Sha256;
import dev.scalpel.training.optimiser.Parameter;
import dev.scalpel.training.tuning.TrainingWindow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * Names a training by everything that its trials depend on. The name is part of the trials' keys: if it changed, an interrupted
 * training would not find its trials. So each value is written here, under the names that types and values had in the first
 * version.
 */
final class TrainingFingerprint {

    private static final int DIGITS = 8;

    private TrainingFingerprint() {}

    /** Eight hexadecimal digits. */
    static String of(
            TrainingRequest request,
            TrainingConfig config,
            TrainingWindow window,
            String featureVersion,
            Map<String, String> bars) {
        String all = String.join(
                "|",
                request.symbol().toString(),
                text(window),
                bars.toString(),
                featureVersion,
                FirstVersionText.of(config.grid()),
                FirstVersionText.of(config.simulation()),
                config.embargoMinutes() + "|" + config.seed() + "|"
                        + FirstVersionText.of(
                                "Aim", "tradesPerDay", config.objective().tradesPerDay()),
                FirstVersionText.list(config.space().parameters().stream()
                        .map(TrainingFingerprint::text)
                        .toList()));
        // Only where measured costs are used: otherwise the name is that of earlier versions.
        String named = request.measuredCosts().map(hash -> all + "|" + hash).orElse(all);
        return Sha256.hex(named.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    private static String text(TrainingWindow window) {
        return FirstVersionText.of(
                "TrainingWindow",
                "from",
                window.from(),
                "calibration",
                text(window.calibration()),
                "folds",
                FirstVersionText.list(
                        window.folds().stream().map(TrainingFingerprint::text).toList()),
                "holdOut",
                text(window.holdOut()));
    }

    private static String text(TimeBlock block) {
        return Instant.ofEpochMilli(block.from()) + " to " + Instant.ofEpochMilli(block.to());
    }

    private static String text(Parameter parameter) {
        if (parameter instanceof Parameter.Continuous continuous) {
            return FirstVersionText.of(
                    "Continuous", "name", continuous.name(), "low", continuous.low(), "high", continuous.high());
        }
        if (parameter instanceof Parameter.LogScale scale) {
            return FirstVersionText.of("LogScale", "name", scale.name(), "low", scale.low(), "high", scale.high());
        }
        if (parameter instanceof Parameter.IntegerRange range) {
            return FirstVersionText.of("Whole", "name", range.name(), "low", range.low(), "high", range.high());
        }
        Parameter.Categorical categorical = (Parameter.Categorical) parameter;
        return FirstVersionText.of("Categorical", "name", categorical.name(), "choices", categorical.choices());
    }
}
