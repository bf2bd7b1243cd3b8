package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.CostsPaid;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.statistics.Statistic;

/** What trading cost beside what was assumed, and how entries filled. */
public final class CostsSection {

    private CostsSection() {}

    public static Element of(AccountReview review) {
        return Element.of("section")
                .id("costs")
                .add(Element.of("h2", "Costs paid and assumed"))
                .add(Element.of(
                        "p",
                        "Fees are per side, slippage is of entries, from the price that was quoted to them; both are weighted by"
                                + " turnover. Measured costs are assumed where they are stored and fresh, otherwise those of the"
                                + " settings."))
                .add(rates(review))
                .add(entries(review));
    }

    private static Element rates(AccountReview review) {
        Table table = Table.of(
                "Costs in basis points", "Symbol", "#Fee paid", "#Fee assumed", "#Slippage paid", "#Slippage assumed");
        for (SymbolReview symbol : review.symbols()) {
            CostsPaid costs = symbol.costsPaid();
            table.row(
                    symbol.symbol().toString(),
                    basisPoints(costs.feePaid()),
                    basisPoints(costs.feeAssumed()),
                    basisPoints(costs.slippagePaid()),
                    basisPoints(costs.slippageAssumed()));
        }
        return table.element();
    }

    private static Element entries(AccountReview review) {
        Table table = Table.of(
                "Entries, and the price 15 minutes later in their favour, in basis points",
                "Symbol",
                "#Filled",
                "#Live",
                "#Simulated",
                "#Never filled");
        for (SymbolReview symbol : review.symbols()) {
            CostsPaid costs = symbol.costsPaid();
            table.row(
                    symbol.symbol().toString(),
                    costs.filled().isDefined()
                            ? MetricFormat.percent(costs.filled().get())
                            : costs.filled().reason(),
                    basisPoints(costs.markOut()),
                    basisPoints(costs.markOutSimulated()),
                    basisPoints(costs.markOutMissed()));
        }
        return table.element();
    }

    private static String basisPoints(Statistic statistic) {
        return statistic.isDefined() ? MetricFormat.signed(statistic.get(), 2) : statistic.reason();
    }
}
