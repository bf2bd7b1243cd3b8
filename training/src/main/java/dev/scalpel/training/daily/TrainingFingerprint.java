package dev.scalpel.training.daily;

import dev.scalpel.market.Sha256;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.training.tuning.TrainingWindow;
import java.math.BigDecimal;
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
        String all = withFirstNames(String.join(
                "|",
                request.symbol().toString(),
                window.toString(),
                bars.toString(),
                featureVersion,
                config.grid().toString(),
                text(config.simulation()),
                config.embargoMinutes() + "|" + config.seed() + "|" + config.objective(),
                config.space().parameters().toString()));
        // Only where measured costs are used: otherwise the name is that of earlier versions.
        String named = request.measuredCosts().map(hash -> all + "|" + hash).orElse(all);
        return Sha256.hex(named.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }

    private static String withFirstNames(String records) {
        String all = records;
        for (Map.Entry<String, String> renamed : FIRST_NAMES.entrySet()) {
            all = all.replace(renamed.getKey(), renamed.getValue());
        }
        return all;
    }

    private static String text(SimulationSettings simulation) {
        return simulation
                .toString()
                .replace(simulation.costs().toString(), text(simulation.costs()))
                .replace(simulation.filters().toString(), text(simulation.filters()));
    }

    /** The first version knew no multiplier. */
    private static String text(VenueFilters filters) {
        String all = filters.toString();
        return filters.multiplier().compareTo(BigDecimal.ONE) == 0
                ? all.replace(", multiplier=" + filters.multiplier() + "]", "]")
                : all;
    }

    /** One fee, no spread and one slippage, which the first version knew, are written as it wrote them. */
    private static String text(Costs costs) {
        boolean known = costs.makerFeeRate() == costs.takerFeeRate()
                && costs.halfSpreadRate() == 0
                && costs.slippage().isFlat();
        return known
                ? "Costs[feeRate=" + costs.takerFeeRate() + ", slippageRate="
                        + costs.slippage().baseRate() + ", funding=" + costs.funding() + ", feeAsset="
                        + costs.feeAsset() + "]"
                : costs.toString();
    }
}
