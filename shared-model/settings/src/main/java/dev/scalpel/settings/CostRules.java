package dev.scalpel.settings;

import static dev.scalpel.settings.key.CostKeys.COSTS_PER_INSTRUMENT;
import static dev.scalpel.settings.key.CostKeys.SLIPPAGE_BP;
import static dev.scalpel.settings.key.CostKeys.SLIPPAGE_BY_SIZE;

import dev.scalpel.settings.value.CostSettings;

/** Rules across the settings of costs. */
final class CostRules {

    private static final String NOT_LESS = " at every size: a larger order does not slip less";

    private CostRules() {}

    static void requireRisingSlippage(RuleReport report) {
        SettingValues values = report.values();
        CostSettings costs = SettingsAssembler.costs(values);
        report.reportIf(
                !costs.slippageBySize().isAtLeast(costs.slippageBp()),
                SLIPPAGE_BY_SIZE,
                "must be >= costs.slippageBp = " + values.display(SLIPPAGE_BP) + NOT_LESS,
                SLIPPAGE_BP);
        costs.perInstrument().keySet().stream().sorted().forEach(instrument -> {
            CostSettings own = costs.of(instrument);
            report.reportIf(
                    !own.slippageBySize().isAtLeast(own.slippageBp()),
                    COSTS_PER_INSTRUMENT,
                    "slippageBySize of " + instrument.symbol() + " must be >= its slippageBp = "
                            + own.slippageBp().toPlainString() + NOT_LESS,
                    SLIPPAGE_BP,
                    SLIPPAGE_BY_SIZE);
        });
    }
}
