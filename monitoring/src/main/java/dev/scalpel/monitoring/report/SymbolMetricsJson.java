package dev.scalpel.monitoring.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.metrics.CostsPaid;
import dev.scalpel.monitoring.metrics.DataQuality;
import dev.scalpel.monitoring.metrics.Drift;
import dev.scalpel.monitoring.metrics.DriftIndex;
import dev.scalpel.monitoring.metrics.ExecutionGap;
import dev.scalpel.monitoring.metrics.LiveVersusSimulated;
import dev.scalpel.monitoring.metrics.QualityComparison;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.TrainingDecision;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import dev.scalpel.monitoring.report.sections.RefusedChallengers;
import java.util.List;
import java.util.Locale;

/** The part of {@code metrics.json} about one symbol, apart from its metrics. */
final class SymbolMetricsJson {

    private SymbolMetricsJson() {}

    static void addTo(ObjectNode node, SymbolReview symbol) {
        RiskJson.excursions(node.putArray("excursions"), symbol);
        node.set("liveAgainstSimulated", live(symbol));
        node.set("costs", costs(symbol.costsPaid()));
        ObjectNode predictions = node.putObject("predictions");
        predictions.set("minutes", predictions(symbol.predictions().minutes()));
        predictions.set("trades", predictions(symbol.predictions().trades()));
        node.set("drift", drift(symbol.drift()));
        node.set("data", quality(symbol.quality()));
        champions(node.putArray("champions"), symbol);
        trainings(node.putArray("trainings"), symbol);
        tuning(node.putArray("tuning"), symbol);
    }

    private static ObjectNode live(SymbolReview symbol) {
        LiveVersusSimulated live = symbol.live();
        ObjectNode node = ChartNumbers.object()
                .put("simulated", live.gaps().size())
                .put("notSimulated", live.notSimulated())
                .put("missedEntries", live.missed().size())
                .put("difference", live.mean(ExecutionGap::total))
                .put("latency", live.mean(ExecutionGap::latency))
                .put("entrySlippage", live.mean(ExecutionGap::entrySlippage))
                .put("exitSlippage", live.mean(ExecutionGap::exitSlippage))
                .put("otherExit", live.mean(ExecutionGap::exitTiming))
                .put("funding", live.mean(ExecutionGap::funding))
                .put("fees", live.mean(ExecutionGap::fees))
                .put("alarmRang", live.alarm().isRaised());
        live.alarm().firstRaisedAt().ifPresent(at -> node.put("alarmRangFirst", at.toString()));
        node.set("latencyMillisMedian", MetricsJson.statistic(symbol.latency(0.5)));
        node.set("latencyMillis95", MetricsJson.statistic(symbol.latency(0.95)));
        return node;
    }

    private static ObjectNode costs(CostsPaid costs) {
        ObjectNode node = ChartNumbers.object();
        node.set("feePaidBp", MetricsJson.statistic(costs.feePaid()));
        node.set("feeAssumedBp", MetricsJson.statistic(costs.feeAssumed()));
        node.set("slippagePaidBp", MetricsJson.statistic(costs.slippagePaid()));
        node.set("slippageAssumedBp", MetricsJson.statistic(costs.slippageAssumed()));
        node.set("filledShare", MetricsJson.statistic(costs.filled()));
        node.set("markOutBp", MetricsJson.statistic(costs.markOut()));
        node.set("markOutSimulatedBp", MetricsJson.statistic(costs.markOutSimulated()));
        node.set("markOutMissedBp", MetricsJson.statistic(costs.markOutMissed()));
        return node;
    }

    private static ObjectNode predictions(QualityComparison comparison) {
        ObjectNode node = ChartNumbers.object().put("count", comparison.count());
        node.set("brier", MetricsJson.statistic(comparison.winProbability().brier()));
        node.set(
                "brierOfBaseRate",
                MetricsJson.statistic(comparison.winProbability().brierOfBaseRate()));
        node.set("promised", MetricsJson.statistic(comparison.predicted()));
        node.set("realised", MetricsJson.statistic(comparison.realised().mean()));
        node.set(
                "realisedStandardError",
                MetricsJson.statistic(comparison.realised().standardError()));
        ArrayNode bins = node.putArray("winProbability");
        comparison
                .winProbability()
                .bins()
                .forEach(bin -> bins.addObject()
                        .put("from", bin.from())
                        .put("to", bin.to())
                        .put("count", bin.count())
                        .put("said", bin.predicted())
                        .put("cameTrue", bin.observed()));
        ArrayNode predictionBins = node.putArray("promises");
        comparison
                .bins()
                .forEach(bin -> predictionBins
                        .addObject()
                        .put("count", bin.count())
                        .put("promised", bin.predicted())
                        .put("realised", bin.realised()));
        return node;
    }

    private static ObjectNode drift(Drift drift) {
        ObjectNode node = ChartNumbers.object().put("note", drift.note()).put("shifted", drift.driftedFeatures());
        ObjectNode predictions = node.putObject("predictions");
        drift.predictions().forEach(index -> predictions.set(key(index), MetricsJson.statistic(index.value())));
        ObjectNode features = node.putObject("features");
        drift.features().forEach(index -> features.set(index.name(), MetricsJson.statistic(index.value())));
        return node;
    }

    /** Keys do not change with the labels of the page. */
    private static String key(DriftIndex index) {
        return index.name().equals(Drift.PREDICTED_RETURN) ? "promised return, in σ" : index.name();
    }

    private static ObjectNode quality(DataQuality quality) {
        ObjectNode node = ChartNumbers.object()
                .put("minutes", quality.minutes())
                .put("bars", quality.bars())
                .put("missing", quality.missingMinutes())
                .put("refused", quality.invalidBars().size())
                .put("withoutATrade", quality.quietBars())
                .put("decided", quality.decided())
                .put("undecided", quality.undecided())
                .put("late", quality.late());
        ObjectNode reasons = node.putObject("reasons");
        quality.reasons().forEach(reasons::put);
        return node;
    }

    private static void champions(ArrayNode steps, SymbolReview symbol) {
        symbol.records().champions().forEach(step -> {
            ObjectNode node = steps.addObject()
                    .put("at", step.at().toString())
                    .put("champion", step.champion())
                    .put("reason", step.reason());
            ObjectNode figures = node.putObject("figures");
            step.figures().forEach(figures::put);
        });
    }

    private static void trainings(ArrayNode trainings, SymbolReview symbol) {
        List<TrainingDecision> refused = RefusedChallengers.refused(symbol);
        symbol.records().trainings().forEach(training -> {
            ObjectNode node = trainings
                    .addObject()
                    .put("at", training.at().toString())
                    .put("words", training.summary())
                    .put("trials", training.trials())
                    .put("pruned", training.pruned())
                    .put("seconds", training.seconds());
            ObjectNode figures = node.putObject("figures");
            training.figures().forEach(figures::put);
            training.candidate().ifPresent(id -> {
                node.put("candidate", id).put("refused", refused.contains(training));
                paperDays(node.putArray("onPaper"), training);
            });
        });
    }

    /** Not traded, unless the candidate was champion. */
    private static void paperDays(ArrayNode days, TrainingDecision training) {
        training.onPaper()
                .forEach(day -> days.addObject()
                        .put("date", day.date().toString())
                        .put("net", day.net())
                        .put("turnover", day.turnover())
                        .put("trades", day.trades()));
    }

    private static void tuning(ArrayNode trials, SymbolReview symbol) {
        symbol.records().trials().forEach(trial -> {
            ObjectNode node = trials.addObject()
                    .put("date", trial.date().toString())
                    .put("training", trial.training())
                    .put("number", trial.number())
                    .put("outcome", trial.outcome().name().toLowerCase(Locale.ROOT));
            if (Double.isFinite(trial.value())) {
                node.put("value", trial.value());
            }
        });
    }
}
