package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.trading.Costs;
import java.util.List;
import java.util.stream.Collectors;

/** What a report is: the kind of run, the costs that it assumes, and how many trials were looked at. */
public final class OriginText {

    private static final double BP = 10_000;

    private OriginText() {}

    /** For each symbol. */
    public static List<String> costs(AccountReview review) {
        return review.symbols().stream().map(OriginText::costs).toList();
    }

    private static String costs(SymbolReview symbol) {
        Costs costs = symbol.costs();
        String slippage = costs.slippage().isFlat()
                ? basisPoints(costs.slippage().baseRate())
                : "from " + basisPoints(costs.slippage().baseRate()) + " on, by size";
        return symbol.symbol() + ": taker fee " + basisPoints(costs.takerFeeRate()) + ", maker fee "
                + basisPoints(costs.makerFeeRate()) + ", half the spread " + basisPoints(costs.halfSpreadRate())
                + ", slippage " + slippage + " per side"
                + (costs.fundingRates().isEmpty() ? "" : ", funding at the stored rates");
    }

    /** How many results the best was chosen from. */
    public static String trials(AccountReview review, ReviewContext context) {
        int trials = trials(review);
        String tuning = trials == 0
                ? "No trial was tuned in this period"
                : MetricFormat.count(trials, "tuning trial") + " in this period ("
                        + review.symbols().stream()
                                .filter(symbol -> !symbol.records().trials().isEmpty())
                                .map(symbol -> symbol.symbol() + " "
                                        + MetricFormat.whole(
                                                symbol.records().trials().size()))
                                .collect(Collectors.joining(", "))
                        + ")";
        int earlier = context.origin().earlierRuns();
        String runs =
                earlier == 0 ? "" : ", and " + MetricFormat.count(earlier, "earlier backtest") + " of the same days";
        return trials == 0 && earlier == 0
                ? tuning + "."
                : tuning + runs
                        + ". The best of many looks better than it is; the probability of an edge is not corrected for it.";
    }

    /** Of all symbols, those that were stopped early included. */
    public static int trials(AccountReview review) {
        return review.symbols().stream()
                .mapToInt(symbol -> symbol.records().trials().size())
                .sum();
    }

    private static String basisPoints(double rate) {
        return MetricFormat.number(rate * BP, 2).replaceFirst("\\.?0+$", "") + " bp";
    }
}
