package dev.scalpel.monitoring.report.sections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Drift;
import dev.scalpel.monitoring.metrics.PredictionQuality;
import dev.scalpel.monitoring.metrics.PredictionQuality.Said;
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

/** Whether what the model says comes true, how far the market has drifted, and how champions came and went. */
public final class ModelSection {

    private static final int MOST_FEATURES = 12;
    private static final List<LegendEntry> CALIBRATION = List.of(
            new LegendEntry(Shape.DOT, "accent", "What came true, with two standard errors"),
            new LegendEntry(Shape.DASHED, "hold", "Where it would be what was said"));
    private static final List<LegendEntry> PROMISES =
            List.of(new LegendEntry(Shape.AREA, "hold", "Promised"), new LegendEntry(Shape.AREA, "accent", "Realised"));

    private ModelSection() {}

    public static Element of(AccountReview review, ReviewContext context, List<Chart> charts) {
        Element section = Element.of("section").id("model").add(Element.of("h2", "The model"));
        for (SymbolReview symbol : review.symbols()) {
            section.add(Element.of("h3", symbol.symbol().toString()))
                    .add(calibration(symbol, charts))
                    .add(drift(symbol.drift()))
                    .add(TrainingHistory.champions(symbol))
                    .add(TrainingHistory.trainings(symbol))
                    .add(TrainingHistory.tuning(symbol, charts));
        }
        if (!context.lessons().isEmpty()) {
            section.add(Element.of("h3", "Learned since")).add(LearningResults.of(context.lessons()));
        }
        return section;
    }

    private static Element calibration(SymbolReview symbol, List<Chart> charts) {
        PredictionQuality quality = symbol.predictions();
        Said said = quality.minutes().count() > 0 ? quality.minutes() : quality.trades();
        if (said.count() == 0) {
            return Element.of("p", "The model has predicted nothing in this period.");
        }
        String of = quality.minutes().count() > 0
                ? MetricFormat.count(said.count(), "minute")
                        + " in which it named a bracket, each with its simulated outcome"
                : MetricFormat.count(said.count(), "trade");
        String key = symbol.symbol().key().toLowerCase(Locale.ROOT);
        Element pair = Element.of("div").css("grid");
        if (!said.winProbability().bins().isEmpty()) {
            Chart probability = probability("chart-p-" + key, said.winProbability(), of);
            charts.add(probability);
            pair.add(probability.figure());
        }
        if (!said.promises().isEmpty()) {
            Chart promises = promises("chart-promise-" + key, said, of);
            charts.add(promises);
            pair.add(promises.figure());
        }
        return pair;
    }

    private static Chart probability(String id, Calibration calibration, String of) {
        ObjectNode data = ChartNumbers.object().put("type", "calibration");
        ArrayNode predicted = data.putArray("predicted");
        ArrayNode observed = data.putArray("observed");
        ArrayNode error = data.putArray("error");
        Table table = Table.of("Win probability", "Said", "#Minutes", "#Mean said", "#Came true");
        for (Calibration.Bin bin : calibration.bins()) {
            ChartNumbers.add(predicted, 100 * bin.predicted());
            ChartNumbers.add(observed, 100 * bin.observed());
            // One standard error of a share, were the minutes independent.
            ChartNumbers.add(error, 100 * Math.sqrt(bin.observed() * (1 - bin.observed()) / bin.count()));
            table.row(
                    MetricFormat.percent(bin.from()) + " to " + MetricFormat.percent(bin.to()),
                    MetricFormat.number(bin.count(), 0),
                    MetricFormat.percent(bin.predicted()),
                    MetricFormat.percent(bin.observed()));
        }
        String says = "Said against come true, of " + of + ". Brier score "
                + MetricFormat.number(calibration.brier().orElse(0), 3) + ", "
                + MetricFormat.number(calibration.brierOfBaseRate().orElse(0), 3)
                + " for always saying the mean. On the diagonal what is said comes true.";
        return new Chart(id, "usual", "Win probability", says, CALIBRATION, data, table);
    }

    private static Chart promises(String id, Said said, String of) {
        ObjectNode data = ChartNumbers.object().put("type", "promises");
        ArrayNode promised = data.putArray("promised");
        ArrayNode realised = data.putArray("realised");
        Table table = Table.of("Promised and realised net return", "Fifth", "#Count", "#Promised, bp", "#Realised, bp");
        int fifth = 1;
        for (PredictionQuality.Promise promise : said.promises()) {
            ChartNumbers.add(promised, promise.promised() * 10_000);
            ChartNumbers.add(realised, promise.realised() * 10_000);
            table.row(
                    fifth == 1 ? "lowest" : fifth == said.promises().size() ? "highest" : Integer.toString(fifth),
                    MetricFormat.number(promise.count(), 0),
                    MetricFormat.signed(promise.promised() * 10_000, 2),
                    MetricFormat.signed(promise.realised() * 10_000, 2));
            fifth++;
        }
        var error = said.realised().standardError();
        String says = "Of " + of + ", from the lowest promises to the highest. On average promised "
                + MetricFormat.signed(said.promised().orElse(0) * 10_000, 2) + " bp, realised "
                + MetricFormat.signed(said.realised().mean().orElse(0) * 10_000, 2) + " bp"
                + (error.isDefined() ? " ± " + MetricFormat.number(error.get() * 10_000, 2) : "") + ".";
        return new Chart(id, "usual", "Promised return", says, PROMISES, data, table);
    }

    private static Element drift(Drift drift) {
        Element box = Element.of("details").add(Element.of("summary", summary(drift)));
        Table table = Table.of(
                "Population stability index: under " + Drift.STABLE + " stable, over " + Drift.SHIFTED + " shifted",
                "What",
                "#Index",
                "Reading");
        drift.predictions().forEach(index -> row(table, index));
        drift.features().stream().limit(MOST_FEATURES).forEach(index -> row(table, index));
        box.add(Element.of("p", drift.note())).add(table.element());
        int more = drift.features().size() - MOST_FEATURES;
        return more > 0
                ? box.add(Element.of("p", more + " more features have drifted less; metrics.json has all."))
                : box;
    }

    private static String summary(Drift drift) {
        if (drift.features().isEmpty()) {
            return "Drift: " + drift.note();
        }
        return "Drift: " + (drift.shifted() == 0 ? "no" : Long.toString(drift.shifted())) + " of "
                + drift.features().size() + " features shifted";
    }

    private static void row(Table table, Drift.Index index) {
        double value = index.value().orElse(Double.NaN);
        table.row(
                index.name(),
                index.value().isDefined()
                        ? MetricFormat.number(value, 3)
                        : index.value().reason(),
                index.shifted()
                        ? "shifted"
                        : value < Drift.STABLE ? "stable" : index.value().isDefined() ? "moving" : "");
    }
}
