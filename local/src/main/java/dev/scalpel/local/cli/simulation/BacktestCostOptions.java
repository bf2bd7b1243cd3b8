package dev.scalpel.local.cli.simulation;

import dev.scalpel.local.backtest.CostLevel;
import dev.scalpel.local.cli.console.OptionConverters;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.trading.Costs;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The costs that a backtest charges, in place of those of the settings. */
final class BacktestCostOptions {

    private static final String ZERO = "0";

    @Option(
            names = "--costs",
            paramLabel = "FEE,…",
            description =
                    "Fees in basis points per side, such as 0,0.5,1,2,5,10, in place of all costs of the settings."
                            + " One row each; brackets take one.")
    private OptionConverters.@Nullable BasisPointsList fees;

    @Option(
            names = "--slippage-bp",
            paramLabel = "N",
            description = "Slippage beside each fee; needs --costs (default: 0).")
    private OptionConverters.@Nullable BasisPoints slippage;

    @Option(
            names = "--maker-fee-bp",
            paramLabel = "N",
            description = "Fee of a target, which rests in the book; needs --costs (default: its FEE).")
    private OptionConverters.@Nullable BasisPoints makerFee;

    @Option(
            names = "--half-spread-bp",
            paramLabel = "N",
            description = "Half the distance between bid and ask; needs --costs (default: 0).")
    private OptionConverters.@Nullable BasisPoints halfSpread;

    void check() {
        if (fees == null && (slippage != null || makerFee != null || halfSpread != null)) {
            throw new WrongUsageException(
                    "--slippage-bp, --maker-fee-bp and --half-spread-bp complete --costs, which is missing",
                    "give all costs, such as --costs 2 --slippage-bp 0.5 --maker-fee-bp 1");
        }
    }

    /** @param own of the settings, where no option replaces them */
    List<CostLevel> levels(Costs own) {
        return fees == null
                ? List.of(CostLevel.of(own))
                : fees.values().stream().map(fee -> CostLevel.of(costs(fee))).toList();
    }

    /** In place of the costs of the settings; empty without --costs. */
    Optional<Costs> one() {
        if (fees != null && fees.values().size() > 1) {
            throw new WrongUsageException(
                    "--signals takes one cost", "name one fee, such as --costs 2, and --slippage-bp for the slippage");
        }
        return fees == null ? Optional.empty() : Optional.of(costs(fees.values().get(0)));
    }

    private Costs costs(OptionConverters.BasisPoints fee) {
        Costs costs = Costs.of(rate(fee), slippage == null ? 0 : rate(slippage));
        costs = makerFee == null ? costs : costs.withMakerFee(rate(makerFee));
        return halfSpread == null ? costs : costs.withHalfSpread(rate(halfSpread));
    }

    private static double rate(OptionConverters.BasisPoints basisPoints) {
        return new BigDecimal(basisPoints.text()).movePointLeft(4).doubleValue();
    }

    /** Replaces the costs of the settings, as environment variables do. */
    void putInto(Map<String, String> environment) {
        if (fees == null) {
            return;
        }
        if (fees.values().size() > 1) {
            throw new WrongUsageException(
                    "--style brackets takes one cost: each needs trainings of its own",
                    "name one fee, such as --costs 2, and --slippage-bp for the slippage; or leave out --style");
        }
        environment.put("SCALPEL_COSTS_SOURCE", "settings");
        environment.put("SCALPEL_COSTS_FEE_BP", fees.values().get(0).text());
        environment.put("SCALPEL_COSTS_SLIPPAGE_BP", text(slippage, ZERO));
        environment.put("SCALPEL_COSTS_MAKER_FEE_BP", text(makerFee, "none"));
        environment.put("SCALPEL_COSTS_HALF_SPREAD_BP", text(halfSpread, ZERO));
        environment.put("SCALPEL_COSTS_SLIPPAGE_BY_SIZE", "none");
        environment.put("SCALPEL_COSTS_PER_INSTRUMENT", "none");
    }

    private static String text(OptionConverters.@Nullable BasisPoints given, String otherwise) {
        return given == null ? otherwise : given.text();
    }
}
