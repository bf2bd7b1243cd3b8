package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.portfolio.PortfolioReview;
import dev.scalpel.monitoring.portfolio.StrategyReview;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.PortfolioText;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.signals.Outcome;
import java.math.BigDecimal;
import java.util.Optional;

/** Each portfolio and its strategies: value, signals and how they were executed. */
public final class PortfoliosSection {

    private static final String NONE = "–";

    private PortfoliosSection() {}

    /** Empty without portfolios. */
    public static Optional<Element> of(ReviewContext context) {
        if (context.portfolios().isEmpty()) {
            return Optional.empty();
        }
        Element section = Element.of("section")
                .id("portfolios")
                .add(Element.of("h2", "Portfolios"))
                .add(Element.of(
                        "p",
                        "Strategies that share an account. The value at cost counts no unrealised gain. Slippage"
                                + " compares the price of a signal with the price of its fills; positive is worse. Latency"
                                + " is the median time from a signal's receipt to its first order, waiting for the slot"
                                + " included. No figure of the model includes a portfolio."));
        context.portfolios().forEach(portfolio -> add(portfolio, section));
        return Optional.of(section);
    }

    private static void add(PortfolioReview portfolio, Element section) {
        section.add(Element.of("h3", portfolio.name()));
        PortfolioText.sentences(portfolio).forEach(sentence -> section.add(Element.of("p", sentence)));
        section.add(strategies(portfolio), signals(portfolio));
        if (!portfolio.notExecuted().isEmpty()) {
            section.add(refusals(portfolio));
        }
        if (!portfolio.drifts().isEmpty()) {
            section.add(drifts(portfolio));
        }
        if (!portfolio.transfers().isEmpty()) {
            section.add(transfers(portfolio));
        }
    }

    private static Element strategies(PortfolioReview portfolio) {
        Table table = Table.of(
                portfolio.name() + ": what it holds and what it traded, in " + portfolio.quote(),
                "Strategy",
                "Instrument",
                "#Quantity",
                "#At cost",
                "#At market",
                "#Trades",
                "#Net profit",
                "#Funding",
                "#Filled",
                "#Slippage, bp",
                "#Latency");
        for (StrategyReview strategy : portfolio.strategies()) {
            table.row(
                    strategy.name(),
                    strategy.instrument().toString(),
                    strategy.holding().map(PortfoliosSection::quantity).orElse(NONE),
                    strategy.holding().map(held -> money(held.cost())).orElse(NONE),
                    strategy.marketValue().map(PortfoliosSection::money).orElse(NONE),
                    MetricFormat.whole(strategy.trades()),
                    MetricFormat.signed(strategy.netProfit().doubleValue(), 2),
                    strategy.funding().signum() == 0
                            ? NONE
                            : MetricFormat.signed(strategy.funding().doubleValue(), 2),
                    money(strategy.filledQuote()),
                    strategy.slippageBp().isPresent()
                            ? MetricFormat.signed(strategy.slippageBp().getAsDouble(), 1)
                            : NONE,
                    strategy.latencyMillis().isPresent()
                            ? PortfolioText.duration(strategy.latencyMillis().getAsDouble())
                            : NONE);
        }
        return table.element();
    }

    private static Element signals(PortfolioReview portfolio) {
        Table table = Table.of(
                portfolio.name() + ": signals",
                "Strategy",
                "Source",
                "#Received",
                "#Executed",
                "#No change",
                "#Superseded",
                "Not executed, by reason");
        for (StrategyReview strategy : portfolio.strategies()) {
            table.row(
                    strategy.name(),
                    PortfolioText.origin(strategy.origin()),
                    MetricFormat.whole(strategy.received()),
                    MetricFormat.whole(strategy.executed()),
                    MetricFormat.whole(strategy.outcomes().getOrDefault(Outcome.ALREADY, 0)),
                    MetricFormat.whole(strategy.outcomes().getOrDefault(Outcome.SUPERSEDED, 0)),
                    PortfolioText.refused(strategy.outcomes()).orElse(NONE));
        }
        return table.element();
    }

    private static Element refusals(PortfolioReview portfolio) {
        Table table = Table.of(
                        portfolio.name() + ": signals that were not executed, newest first",
                        "Time, UTC",
                        "Strategy",
                        "Signal",
                        "Outcome",
                        "Reason")
                .prose();
        portfolio
                .notExecuted()
                .forEach(each -> table.row(
                        MetricFormat.minute(each.at()),
                        each.strategy(),
                        each.signal(),
                        each.outcome().name(),
                        each.reason().isEmpty() ? PortfolioText.meaning(each.outcome()) : each.reason()));
        return table.element();
    }

    private static Element drifts(PortfolioReview portfolio) {
        Table table = Table.of(
                portfolio.name() + ": ended by no order of ours, newest first",
                "Time, UTC",
                "Strategy",
                "How",
                "#Quantity",
                "#Net profit");
        portfolio
                .drifts()
                .forEach(each -> table.row(
                        MetricFormat.minute(each.at()),
                        each.strategy(),
                        PortfolioText.ended(each.reason()),
                        each.quantity().stripTrailingZeros().toPlainString(),
                        MetricFormat.signed(each.netProfit().doubleValue(), 2)));
        return table.element();
    }

    private static Element transfers(PortfolioReview portfolio) {
        Table table = Table.of(
                portfolio.name() + ": cash that came or went and is no profit, in " + portfolio.quote()
                        + ", newest first",
                "Time, UTC",
                "What",
                "#Amount");
        portfolio
                .transfers()
                .forEach(each -> table.row(
                        MetricFormat.minute(each.at()),
                        each.amount().signum() > 0 ? "deposit" : "withdrawal",
                        MetricFormat.signed(each.amount().doubleValue(), 2)));
        return table.element();
    }

    private static String quantity(Holding held) {
        BigDecimal signed = held.side().sign() < 0 ? held.quantity().negate() : held.quantity();
        return signed.stripTrailingZeros().toPlainString();
    }

    private static String money(BigDecimal amount) {
        return MetricFormat.number(amount.doubleValue(), 2);
    }
}
