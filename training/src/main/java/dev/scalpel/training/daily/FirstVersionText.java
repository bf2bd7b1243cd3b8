package dev.scalpel.training.daily;

import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.MarginRules;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Values as text, under the names that types and values had in the first version. What that version did not know is written
 * only where it differs from what it assumed.
 */
final class FirstVersionText {

    private FirstVersionText() {}

    static String of(BracketGrid grid) {
        return of(
                "BracketGrid",
                "sides",
                grid.sides(),
                "stopSigmas",
                grid.stopSigmas(),
                "targetSigmas",
                grid.targetSigmas(),
                "holdMinutes",
                grid.holdMinutes());
    }

    static String of(SimulationSettings simulation) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("costs", of(simulation.costs()));
        values.put("entryDelayBars", simulation.entryDelayBars());
        values.put("limits", of(simulation.limits()));
        values.put("filters", of(simulation.filters()));
        values.put("allocation", simulation.allocation());
        values.put("capital", simulation.capital());
        simulation.maker().ifPresent(maker -> {
            values.put("makerOffset", maker.offset());
            values.put("makerValidMinutes", maker.validMinutes());
            values.put("makerRequotes", maker.requotes());
            values.put("makerCrosses", maker.crosses());
        });
        if (simulation.entryWindow().session() != TradingSession.ALWAYS_OPEN) {
            values.put("session", simulation.entryWindow().session());
            values.put("minutesBeforeEnd", simulation.entryWindow().minutesBeforeEnd());
        }
        return of("SimulationSettings", values);
    }

    /** One fee, no spread, one slippage, and targets that take with margin alone: more the first version did not know. */
    private static String of(Costs costs) {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean known = costs.makerFeeRate() == costs.takerFeeRate()
                && costs.halfSpreadRate() == 0
                && costs.slippage().isFlat();
        if (known) {
            values.put("feeRate", costs.takerFeeRate());
            values.put("slippageRate", costs.slippage().baseRate());
        } else {
            values.put("makerFeeRate", costs.makerFeeRate());
            values.put("takerFeeRate", costs.takerFeeRate());
            values.put("halfSpreadRate", costs.halfSpreadRate());
            values.put(
                    "slippage",
                    of(
                            "SizeSlippage",
                            "baseRate",
                            costs.slippage().baseRate(),
                            "steps",
                            list(costs.slippage().steps().stream()
                                    .map(step -> of("Step", "notional", step.notional(), "rate", step.rate()))
                                    .toList())));
        }
        values.put(
                "funding",
                of(
                        "Funding",
                        "intervalMinutes",
                        costs.funding().intervalMinutes(),
                        "rate",
                        costs.funding().rate()));
        values.put("feeAsset", costs.feeAsset());
        if (costs.isContract()) {
            values.put("fundingRates", costs.fundingRates().hash());
            values.put("margin", costs.margin());
        }
        if (costs.targetTakes() != (costs.margin() != MarginRules.NONE)) {
            values.put("target", costs.target());
        }
        return of("Costs", values);
    }

    private static String of(RiskLimits limits) {
        return of(
                "Limits",
                "maxDailyLoss",
                limits.maxDailyLoss(),
                "maxDrawdown",
                limits.maxDrawdown(),
                "maxLossesInARow",
                limits.maxLossesInARow(),
                "pauseMinutes",
                limits.pauseMinutes(),
                "maxPriceMove",
                limits.maxPriceMove(),
                "maxBarAgeSeconds",
                limits.maxBarAgeSeconds(),
                "maxExposure",
                limits.maxExposure());
    }

    private static String of(VenueFilters filters) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("tickSize", filters.tickSize());
        values.put("stepSize", filters.stepSize());
        values.put("minQuantity", filters.minQuantity());
        values.put("maxQuantity", filters.maxQuantity());
        values.put("minNotional", filters.minNotional());
        if (filters.multiplier().compareTo(BigDecimal.ONE) != 0) {
            values.put("multiplier", filters.multiplier());
        }
        return of("VenueFilters", values);
    }

    static String list(List<String> texts) {
        return texts.toString();
    }

    static String of(String type, Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            values.put(String.valueOf(namesAndValues[at]), namesAndValues[at + 1]);
        }
        return of(type, values);
    }

    private static String of(String type, Map<String, Object> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(", ", type + "[", "]"));
    }
}
