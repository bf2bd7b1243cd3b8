package dev.scalpel.training.daily;

import dev.scalpel.market.Sha256;
import dev.scalpel.training.tuning.TrainingWindow;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Names a training by everything that its trials depend on. The name is part of the trials' keys: if it changed, an
 * interrupted training would not find its trials.
 */
final class TrainingFingerprint {

    /** The records are hashed as text, so types keep the names that they had in the first version. */
    private static final Map<String, String> FIRST_NAMES = Map.of(
            "RiskLimits[", "Limits[",
            "TrialObjective[", "Aim[",
            "IntegerRange[", "Whole[");

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
                window.toString(),
                bars.toString(),
                featureVersion,
                config.grid().toString(),
                config.simulation().toString(),
                config.embargoMinutes() + "|" + config.seed() + "|" + config.objective(),
                config.space().parameters().toString());
        for (Map.Entry<String, String> renamed : FIRST_NAMES.entrySet()) {
            all = all.replace(renamed.getKey(), renamed.getValue());
        }
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }
}
