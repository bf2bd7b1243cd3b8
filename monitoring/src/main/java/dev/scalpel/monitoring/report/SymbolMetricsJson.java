package dev.scalpel.monitoring.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.metrics.DataQuality;
import dev.scalpel.monitoring.metrics.Drift;
import dev.scalpel.monitoring.metrics.ExecutionGap;
import dev.scalpel.monitoring.metrics.LiveVersusSimulated;
import dev.scalpel.monitoring.metrics.PredictionQuality;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import java.util.Locale;

/** What {@code metrics.json} tells of one symbol beside its figures. */
final class SymbolMetricsJson {

    private SymbolMetricsJson() {}

    static void addTo(ObjectNode node, SymbolReview symbol) {
        node.set("liveAgainstSimulated", live(symbol));
        ObjectNode predictions = node.putObject("predictions");
        predictions.set("minutes", said(symbol.predictions().minutes()));
        predictions.set("trades", said(symbol.predictions().trades()));
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
                .put("fees", live.mean(ExecutionGap::fees))
                .put("alarmRang", live.alarm().rang());
        live.alarm().rangFirst().ifPresent(at -> node.put("alarmRangFirst", at.toString()));
        node.set("latencyMillisMedian", MetricsJson.figure(symbol.latency(0.5)));
        node.set("latencyMillis95", MetricsJson.figure(symbol.latency(0.95)));
        return node;
    }

    private static ObjectNode said(PredictionQuality.Said said) {
        ObjectNode node = ChartNumbers.object().put("count", said.count());
        node.set("brier", MetricsJson.figure(said.winProbability().brier()));
        node.set("brierOfBaseRate", MetricsJson.figure(said.winProbability().brierOfBaseRate()));
        node.set("promised", MetricsJson.figure(said.promised()));
        node.set("realised", MetricsJson.figure(said.realised().mean()));
        node.set("realisedStandardError", MetricsJson.figure(said.realised().standardError()));
        ArrayNode bins = node.putArray("winProbability");
        said.winProbability()
                .bins()
                .forEach(bin -> bins.addObject()
                        .put("from", bin.from())
                        .put("to", bin.to())
                        .put("count", bin.count())
                        .put("said", bin.predicted())
                        .put("cameTrue", bin.observed()));
        ArrayNode promises = node.putArray("promises");
        said.promises()
                .forEach(promise -> promises.addObject()
                        .put("count", promise.count())
                        .put("promised", promise.promised())
                        .put("realised", promise.realised()));
        return node;
    }

    private static ObjectNode drift(Drift drift) {
        ObjectNode node = ChartNumbers.object().put("note", drift.note()).put("shifted", drift.shifted());
        ObjectNode predictions = node.putObject("predictions");
        drift.predictions().forEach(index -> predictions.set(index.name(), MetricsJson.figure(index.value())));
        ObjectNode features = node.putObject("features");
        drift.features().forEach(index -> features.set(index.name(), MetricsJson.figure(index.value())));
        return node;
    }

    private static ObjectNode quality(DataQuality quality) {
        ObjectNode node = ChartNumbers.object()
                .put("minutes", quality.minutes())
                .put("bars", quality.bars())
                .put("missing", quality.missingMinutes())
                .put("refused", quality.refused().size())
                .put("withoutATrade", quality.quietBars())
                .put("decided", quality.decided())
                .put("undecided", quality.undecided())
                .put("late", quality.late());
        ObjectNode reasons = node.putObject("reasons");
        quality.reasons().forEach(reasons::put);
        return node;
    }

    private static void champions(ArrayNode steps, SymbolReview symbol) {
        symbol.book().champions().forEach(step -> {
            ObjectNode node = steps.addObject()
                    .put("at", step.at().toString())
                    .put("champion", step.champion())
                    .put("reason", step.reason());
            ObjectNode figures = node.putObject("figures");
            step.figures().forEach(figures::put);
        });
    }

    private static void trainings(ArrayNode trainings, SymbolReview symbol) {
        symbol.book().trainings().forEach(training -> {
            ObjectNode node = trainings
                    .addObject()
                    .put("at", training.at().toString())
                    .put("words", training.words())
                    .put("trials", training.trials())
                    .put("pruned", training.pruned())
                    .put("seconds", training.seconds());
            ObjectNode figures = node.putObject("figures");
            training.figures().forEach(figures::put);
        });
    }

    private static void tuning(ArrayNode trials, SymbolReview symbol) {
        symbol.book().trials().forEach(trial -> {
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
