package dev.scalpel.monitoring.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.learning.LearningResultsJson;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Attribution;
import dev.scalpel.monitoring.metrics.Estimate;
import dev.scalpel.monitoring.metrics.Metric;
import dev.scalpel.monitoring.metrics.PerformanceMetrics;
import dev.scalpel.monitoring.metrics.ShadowReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import dev.scalpel.monitoring.report.summary.AttentionPoints;
import dev.scalpel.monitoring.report.summary.Change;
import dev.scalpel.monitoring.report.summary.ChangeSummary;
import dev.scalpel.monitoring.report.summary.ComparedRun;
import dev.scalpel.monitoring.report.summary.EquityJson;
import dev.scalpel.monitoring.report.summary.EvidenceJson;
import dev.scalpel.monitoring.report.summary.OriginText;
import dev.scalpel.monitoring.report.summary.ReportOrigin;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.monitoring.report.summary.Verdict;
import dev.scalpel.statistics.Statistic;
import java.util.List;

/**
 * The review for programs: {@code metrics.json}. Shares are fractions (0.01 is one per cent), times are ISO 8601 in UTC. A
 * metric is {@code {"value": …, "low": …, "high": …}} or {@code {"undefined": "why"}}.
 */
public final class MetricsJson {

    private static final int FORMAT = 1;

    private MetricsJson() {}

    /** The whole document. Deterministic. */
    public static ObjectNode of(AccountReview review, ReviewContext context) {
        Verdict verdict = Verdict.of(review);
        ObjectNode root = ChartNumbers.object()
                .put("format", FORMAT)
                .put("from", review.period().from().toString())
                .put("to", review.period().to().toString())
                .put("madeAt", context.createdAt().toString())
                .put("mode", context.mode())
                .put("venue", context.venue())
                .put("quote", review.quote())
                .put("verdict", verdict.headline())
                .put("meaning", verdict.meaning())
                .put("startEquity", review.curve().first())
                .put("endEquity", review.curve().last());
        ReportOrigin origin = context.origin();
        ObjectNode run = root.putObject("run")
                .put("kind", origin.kind().key())
                .put("meaning", origin.kind().meaning())
                .put("command", origin.command())
                .put("trials", OriginText.trials(review))
                .put("earlierRuns", origin.earlierRuns());
        texts(run.putArray("costs"), OriginText.costs(review));
        texts(root.putArray("attention"), AttentionPoints.of(review, context));
        texts(
                root.putArray("changes"),
                ChangeSummary.of(review, context).stream().flatMap(Change::all).toList());
        texts(root.putArray("rules"), context.venueRules());
        root.set("figures", metrics(review.metrics()));
        RiskJson.account(root, review, context);
        EquityJson.addTo(root, review.curve());
        context.compared().ifPresent(other -> compared(root.putObject("comparedWith"), other));
        root.set("attribution", attribution(review.attribution()));
        SidesJson.addTo(root, review.sides());
        ObjectNode symbols = root.putObject("symbols");
        review.symbols().forEach(symbol -> symbols.set(symbol.symbol().toString(), symbol(symbol)));
        ArrayNode shadows = root.putArray("shadow");
        context.shadow().forEach(shadow -> shadow(shadows.addObject(), shadow));
        ArrayNode evidence = root.putArray("evidence");
        context.evidence().forEach(standing -> evidence.add(EvidenceJson.of(standing)));
        if (!context.portfolios().isEmpty()) {
            PortfoliosJson.write(root.putArray("portfolios"), context.portfolios());
        }
        ArrayNode failures = root.putArray("failuresMailed");
        context.failureNotices()
                .forEach(notice ->
                        failures.addObject().put("at", notice.at().toString()).put("cause", notice.cause()));
        root.set(LearningResultsJson.FIELD, LearningResultsJson.write(context.learningResults()));
        ObjectNode calls = root.putObject("callsBySchedule");
        context.scheduledCalls().forEach((function, count) -> calls.put(function.title(), count));
        context.cost()
                .ifPresent(cost -> root.putObject("awsCost")
                        .put("usd", cost.usd())
                        .put("usdAMonth", cost.month().total())
                        .put("deployed", cost.deployed()));
        return root;
    }

    private static void compared(ObjectNode node, ComparedRun other) {
        node.put("name", other.name())
                .put("from", other.from().toString())
                .put("to", other.to().toString())
                .put("quote", other.quote());
        ObjectNode figures = node.putObject("figures");
        other.figures().forEach((metric, value) -> figures.set(metric.key(), statistic(value)));
    }

    private static ObjectNode symbol(SymbolReview symbol) {
        ObjectNode node = ChartNumbers.object();
        node.set("figures", metrics(symbol.metrics()));
        node.set("attribution", attribution(symbol.attribution()));
        SidesJson.addTo(node, symbol.sides());
        SymbolMetricsJson.addTo(node, symbol);
        return node;
    }

    private static void shadow(ObjectNode node, ShadowReview shadow) {
        node.put("symbol", shadow.symbol().toString())
                .put("procedure", shadow.procedure())
                .put("shadowTrades", shadow.trades().size())
                .put("knownTrades", shadow.known())
                .put("since", shadow.since().toString())
                .put("roundTripBp", shadow.verdict().roundTripBp())
                .put("verdict", shadow.verdict().text());
        node.set("periodBreakEvenBp", statistic(shadow.breakEven().bp()));
        node.set("periodStandardError", statistic(shadow.breakEven().standardErrorBp()));
        node.set("breakEvenBp", statistic(shadow.verdict().breakEven().bp()));
        node.set(
                "breakEvenStandardError", statistic(shadow.verdict().breakEven().standardErrorBp()));
    }

    private static ObjectNode metrics(PerformanceMetrics metrics) {
        ObjectNode node = ChartNumbers.object();
        for (Metric metric : Metric.values()) {
            node.set(metric.key(), estimate(metrics.get(metric)));
        }
        metrics.excessOverBuyAndHold()
                .ifPresent(difference -> node.set("probabilityBeyondHolding", statistic(difference.probability())));
        return node;
    }

    private static ObjectNode estimate(Estimate estimate) {
        ObjectNode node = statistic(estimate.statistic());
        estimate.interval().ifPresent(interval -> {
            node.put("low", interval.low());
            if (interval.isBounded()) {
                node.put("high", interval.high());
            }
        });
        return node;
    }

    static ObjectNode statistic(Statistic statistic) {
        return statistic.isDefined()
                ? ChartNumbers.object().put("value", statistic.get())
                : ChartNumbers.object().put("undefined", statistic.reason());
    }

    private static ObjectNode attribution(List<Attribution> attributions) {
        ObjectNode node = ChartNumbers.object();
        for (Attribution attribution : attributions) {
            ArrayNode groups = node.putArray(attribution.dimension());
            attribution
                    .groups()
                    .forEach(group -> groups.addObject()
                            .put("name", group.name())
                            .put("trades", group.trades())
                            .put("wins", group.wins())
                            .put("netProfit", group.netProfit())
                            .put("meanReturn", group.meanReturn()));
        }
        return node;
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
