package dev.scalpel.monitoring.report.sections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Drift;
import dev.scalpel.monitoring.metrics.DriftIndex;
import dev.scalpel.monitoring.metrics.PredictionQuality;
import dev.scalpel.monitoring.metrics.QualityComparison;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.LegendEntry;
import dev.scalpel.monitoring.report.html.LegendEntry.Shape;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.summary.LearningResults;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.statistics.Calibration;
import java.util.List;
import java.util.Locale;

/** Whether the predictions of the model come true, how far the market has drifted, and the history of the champions. */
public final class ModelSection {

    private static final int MAX_FEATURES = 12;
    private static final List<LegendEntry> CALIBRATION = List.of(
            new LegendEntry(Shape.DOT, "accent", "Observed, with two standard errors"),
            new LegendEntry(Shape.DASHED, "hold", "Perfect calibration"));
    private static final List<LegendEntry> PREDICTIONS = List.of(
            new LegendEntry(Shape.AREA, "hold", "Predicted"), new LegendEntry(Shape.AREA, "accent", "Realised"));

    private ModelSection() {}

    public static Element of(AccountReview review, ReviewContext context, List<Chart> charts) {
        Element section = Element.of("section").id("model").add(Element.of("h2", "The model"));
        for (SymbolReview symbol : review.symbols()) {
            section.add(Element.of("h3", symbol.symbol().toString()))
                    .add(calibration(symbol, charts))
                    .add(drift(symbol.drift()))
                    .add(TrainingHistory.champions(symbol))
                    .add(TrainingHistory.trainings(symbol));
            RefusedChallengers.of(symbol).ifPresent(section::add);
            section.add(TrainingHistory.tuning(symbol, charts));
        }
        if (!context.learningResults().isEmpty()) {
            section.add(Element.of("h3", "Learning")).add(LearningResults.of(context.learningResults()));
        }
        return section;
    }

    private static Element calibration(SymbolReview symbol, List<Chart> charts) {
        PredictionQuality quality = symbol.predictions();
        QualityComparison comparison = quality.minutes().count() > 0 ? quality.minutes() : quality.trades();
        if (comparison.count() == 0) {
            return Element.of("p", "The model made no predictions in this period.");
        }
        String of = quality.minutes().count() > 0
                ? MetricFormat.count(comparison.count(), "minute")
                        + " with a predicted bracket, each with its simulated outcome"
                : MetricFormat.count(comparison.count(), "trade");
        String key = symbol.symbol().key().toLowerCase(Locale.ROOT);
        Element pair = Element.of("div").css("grid");
        if (!comparison.winProbability().bins().isEmpty()) {
            Chart probability = probability("chart-p-" + key, comparison.winProbability(), of);
            charts.add(probability);
            pair.add(probability.figure());
        }
        if (!comparison.bins().isEmpty()) {
            Chart bins = bins("chart-predictions-" + key, comparison, of);
            charts.add(bins);
            pair.add(bins.figure());
        }
        return pair;
    }

    private static Chart probability(String id, Calibration calibration, String of) {
        ObjectNode data = ChartNumbers.object().put("type", "calibration");
        ArrayNode predicted = data.putArray("predicted");
        ArrayNode observed = data.putArray("observed");
        ArrayNode error = data.putArray("error");
        Table table = Table.of("Win probability", "Predicted", "#Minutes", "#Mean predicted", "#Observed");
        for (Calibration.Bin bin : calibration.bins()) {
            ChartNumbers.add(predicted, 100 * bin.predicted());
            ChartNumbers.add(observed, 100 * bin.observed());
            // The standard error of a share, assuming that the minutes are independent.
            ChartNumbers.add(error, 100 * Math.sqrt(bin.observed() * (1 - bin.observed()) / bin.count()));
            table.row(
                    MetricFormat.percent(bin.from()) + " to " + MetricFormat.percent(bin.to()),
                    MetricFormat.number(bin.count(), 0),
                    MetricFormat.percent(bin.predicted()),
                    MetricFormat.percent(bin.observed()));
        }
        String description = "Predicted against observed, of " + of + ". Brier score "
                + MetricFormat.number(calibration.brier().orElse(0), 3) + ", "
                + MetricFormat.number(calibration.brierOfBaseRate().orElse(0), 3)
                + " for always predicting the mean. Perfect predictions are on the diagonal.";
        return new Chart(id, "medium", "Win probability", description, CALIBRATION, data, table);
    }

    private static Chart bins(String id, QualityComparison comparison, String of) {
        ObjectNode data = ChartNumbers.object().put("type", "predictions");
        ArrayNode predicted = data.putArray("predicted");
        ArrayNode realised = data.putArray("realised");
        Table table =
                Table.of("Predicted and realised net return", "Fifth", "#Count", "#Predicted, bp", "#Realised, bp");
        int fifth = 1;
        for (PredictionQuality.PredictionBin bin : comparison.bins()) {
            ChartNumbers.add(predicted, bin.predicted() * 10_000);
            ChartNumbers.add(realised, bin.realised() * 10_000);
            table.row(
                    fifth == 1 ? "lowest" : fifth == comparison.bins().size() ? "highest" : Integer.toString(fifth),
                    MetricFormat.number(bin.count(), 0),
                    MetricFormat.signed(bin.predicted() * 10_000, 2),
                    MetricFormat.signed(bin.realised() * 10_000, 2));
            fifth++;
        }
        var error = comparison.realised().standardError();
        String description = "Of " + of + ", from the lowest predictions to the highest. Mean predicted "
                + MetricFormat.signed(comparison.predicted().orElse(0) * 10_000, 2) + " bp, realised "
                + MetricFormat.signed(comparison.realised().mean().orElse(0) * 10_000, 2) + " bp"
                + (error.isDefined() ? " ± " + MetricFormat.number(error.get() * 10_000, 2) : "") + ".";
        return new Chart(id, "medium", "Predicted return", description, PREDICTIONS, data, table);
    }

    private static Element drift(Drift drift) {
        Element box = Element.of("details").add(Element.of("summary", summary(drift)));
        Table table = Table.of(
                "Population stability index: under " + Drift.STABLE + " stable, over " + Drift.DRIFTED + " drifted",
                "Distribution",
                "#Index",
                "Reading");
        drift.predictions().forEach(index -> row(table, index));
        drift.features().stream().limit(MAX_FEATURES).forEach(index -> row(table, index));
        box.add(Element.of("p", drift.note())).add(table.element());
        int more = drift.features().size() - MAX_FEATURES;
        return more > 0
                ? box.add(Element.of("p", more + " more features have drifted less; metrics.json lists all."))
                : box;
    }

    private static String summary(Drift drift) {
        if (drift.features().isEmpty()) {
            return "Drift: " + drift.note();
        }
        return "Drift: " + drift.driftedFeatures() + " of " + drift.features().size() + " features drifted";
    }

    private static void row(Table table, DriftIndex index) {
        double value = index.value().orElse(Double.NaN);
        table.row(
                index.name(),
                index.value().isDefined()
                        ? MetricFormat.number(value, 3)
                        : index.value().reason(),
                index.drifted()
                        ? "drifted"
                        : value < Drift.STABLE ? "stable" : index.value().isDefined() ? "moderate" : "");
    }
}
