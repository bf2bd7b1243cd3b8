package dev.scalpel.monitoring.report.sections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.ChampionChange;
import dev.scalpel.monitoring.records.TrainingDecision;
import dev.scalpel.monitoring.records.TuningTrial;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.LegendEntry;
import dev.scalpel.monitoring.report.html.LegendEntry.Shape;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The champions of a symbol: changes, decisions of the trainings, and their trials. */
final class TrainingHistory {

    private static final int MAX_EXPANDED_ROWS = 7;
    private static final List<LegendEntry> LEGEND =
            List.of(new LegendEntry(Shape.DOT, "hold", "Trial"), new LegendEntry(Shape.LINE, "accent", "Best so far"));

    private TrainingHistory() {}

    static Element champions(SymbolReview symbol) {
        List<ChampionChange> steps = symbol.records().champions();
        if (steps.isEmpty()) {
            return Element.of("p", "There has been no champion yet: the symbol is flat until one passes the gate.");
        }
        Table table = Table.of("Champions, newest first", "Since, UTC", "Champion", "Reason of the gate", "Figures")
                .prose();
        for (int i = steps.size() - 1; i >= 0; i--) {
            ChampionChange step = steps.get(i);
            table.row(MetricFormat.minute(step.at()), step.champion(), step.reason(), figures(step.figures()));
        }
        return expandedIfShort(table, MetricFormat.count(steps.size(), "champion"));
    }

    static Element trainings(SymbolReview symbol) {
        List<TrainingDecision> trainings = symbol.records().trainings();
        if (trainings.isEmpty()) {
            return Element.of("p", "No training reached a decision in this period.");
        }
        Table table = Table.of(
                        "Trainings, newest first", "Bars until, UTC", "Trials", "Decision", "Figures of the gate")
                .prose();
        for (int i = trainings.size() - 1; i >= 0; i--) {
            TrainingDecision training = trainings.get(i);
            table.row(
                    MetricFormat.minute(training.at()),
                    effort(training),
                    training.summary(),
                    figures(training.figures()));
        }
        return expandedIfShort(table, MetricFormat.count(trainings.size(), "training"));
    }

    /** A month of trainings would fill a page. */
    private static Element expandedIfShort(Table table, String what) {
        return table.rows() <= MAX_EXPANDED_ROWS
                ? table.element()
                : Element.of("details").add(Element.of("summary", what)).add(table.element());
    }

    private static String effort(TrainingDecision training) {
        String early = training.pruned() == 0 ? "" : ", " + MetricFormat.whole(training.pruned()) + " stopped early";
        long seconds = Math.round(training.seconds());
        return MetricFormat.whole(training.trials())
                + early
                + (seconds == 0 ? "" : ", in " + MetricFormat.whole(seconds) + " s");
    }

    private static String figures(Map<String, Double> figures) {
        return figures.entrySet().stream()
                .map(entry -> MetricFormat.spaced(entry.getKey()) + " " + MetricFormat.compact(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    static Element tuning(SymbolReview symbol, List<Chart> charts) {
        List<TuningTrial> trials = symbol.records().trials();
        if (trials.isEmpty()) {
            return Element.of("p", "No tuning ran in this period.");
        }
        ObjectNode data = ChartNumbers.object().put("type", "tuning");
        ArrayNode value = data.putArray("value");
        ArrayNode best = data.putArray("best");
        ArrayNode labels = data.putArray("labels");
        ArrayNode trainings = data.putArray("training");
        Table table = Table.of("Trials in order", "Training", "#Trial", "#Objective", "");
        double highest = Double.NaN;
        List<String> seen = new ArrayList<>();
        for (TuningTrial trial : trials) {
            String training = trial.date() + " " + trial.training();
            if (!seen.contains(training)) {
                seen.add(training);
                highest = Double.NaN;
            }
            highest = trial.counts() && !(highest >= trial.value()) ? trial.value() : highest;
            ChartNumbers.add(value, trial.counts() ? trial.value() : Double.NaN);
            ChartNumbers.add(best, highest);
            labels.add(trial.date() + ", trial " + (trial.number() + 1));
            trainings.add(seen.size());
            table.row(
                    trial.date().toString(),
                    Integer.toString(trial.number() + 1),
                    trial.counts() ? MetricFormat.number(trial.value(), 4) : "",
                    outcome(trial));
        }
        String description =
                MetricFormat.count(trials.size(), "trial") + " in " + MetricFormat.count(seen.size(), "training")
                        + ": each trial's objective, and the best so far of each training.";
        Chart chart = new Chart(
                "chart-tuning-" + symbol.symbol().key().toLowerCase(Locale.ROOT),
                "low",
                "Tuning",
                description,
                LEGEND,
                data,
                table);
        charts.add(chart);
        return chart.figure();
    }

    private static String outcome(TuningTrial trial) {
        return switch (trial.outcome()) {
            case COMPLETE -> "";
            case PRUNED -> "stopped early";
            case FAILED -> "failed";
        };
    }
}
