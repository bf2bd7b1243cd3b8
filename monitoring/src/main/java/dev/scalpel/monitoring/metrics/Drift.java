package dev.scalpel.monitoring.metrics;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.statistics.PopulationStability;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far the market and the predictions of the model have drifted from the training data.
 *
 * @param features population stability index by feature, most drifted first; empty without a champion
 * @param predictions predicted net return in σ and win probability, against the decisions of the same models in the weeks before
 * @param note what was compared, or why nothing was
 */
public record Drift(List<DriftIndex> features, List<DriftIndex> predictions, String note) {

    public static final String PREDICTED_RETURN = "predicted return, in σ";

    /** Above it a distribution counts as drifted. */
    public static final double DRIFTED = 0.25;

    /** Below it a distribution counts as stable. */
    public static final double STABLE = 0.1;

    /** Drift is about the present: only the last days of a long period count. */
    private static final Duration RECENT = Duration.ofDays(14);

    private static final int MAX_ROWS = 20_000;

    public Drift {
        features = List.copyOf(features);
        predictions = List.copyOf(predictions);
    }

    public static Drift of(SymbolRecords records) {
        List<DriftIndex> predictions = predictions(records);
        return records.reference()
                .map(reference -> new Drift(features(records, reference), predictions, note(records, reference)))
                .orElseGet(() -> new Drift(List.of(), predictions, "There is no champion to compare with."));
    }

    public long driftedFeatures() {
        return features.stream().filter(DriftIndex::drifted).count();
    }

    private static List<DriftIndex> features(SymbolRecords records, SymbolRecords.Reference reference) {
        FeatureSet set = FeatureSet.ofVersion(reference.window().featureSet());
        ReviewPeriod newest = records.period().lastPart(RECENT);
        FeatureMatrix training = set.compute(reference.trainingBars(), reference.trainingReferenceBars());
        FeatureMatrix now = set.compute(
                records.bars().between(newest.fromMillis() - set.lookBack() * 60_000L, newest.toMillis()),
                reference.currentReferenceBars());
        int[] trainingRows = rows(training, Long.MIN_VALUE);
        int[] nowRows = rows(now, newest.fromMillis());
        return IntStream.range(0, set.size())
                .mapToObj(column -> new DriftIndex(
                        set.names().get(column),
                        PopulationStability.of(values(training, trainingRows, column), values(now, nowRows, column))))
                .sorted(Comparator.comparingDouble(
                        (DriftIndex index) -> -index.value().orElse(-1)))
                .toList();
    }

    /** Available rows, sampled evenly where there are many. */
    private static int[] rows(FeatureMatrix matrix, long from) {
        int[] available = IntStream.range(0, matrix.rows())
                .filter(row -> matrix.available(row) && matrix.openTime(row) >= from)
                .toArray();
        int stride = 1 + available.length / MAX_ROWS;
        return IntStream.range(0, (available.length + stride - 1) / stride)
                .map(i -> available[i * stride])
                .toArray();
    }

    private static double[] values(FeatureMatrix matrix, int[] rows, int column) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = matrix.value(rows[i], column);
        }
        return values;
    }

    private static List<DriftIndex> predictions(SymbolRecords records) {
        Set<String> models = records.decisions().stream()
                .flatMap(row -> row.insight().stream())
                .map(Insight::modelId)
                .collect(Collectors.toSet());
        List<DriftIndex> indices = new ArrayList<>();
        indices.add(prediction(PREDICTED_RETURN, records, models, insight -> insight.predictedNet() / insight.sigma()));
        indices.add(prediction("win probability", records, models, Insight::winProbability));
        return indices;
    }

    private static DriftIndex prediction(
            String name, SymbolRecords records, Set<String> models, ToDoubleFunction<Insight> number) {
        return new DriftIndex(
                name,
                PopulationStability.of(
                        numbers(records.earlierDecisions(), models, number),
                        numbers(records.decisions(), models, number)));
    }

    private static double[] numbers(List<DecisionRow> rows, Set<String> models, ToDoubleFunction<Insight> number) {
        int stride = 1 + rows.size() / MAX_ROWS;
        return IntStream.iterate(0, i -> i < rows.size(), i -> i + stride)
                .mapToObj(rows::get)
                .flatMap(row -> row.insight().stream())
                .filter(insight -> models.contains(insight.modelId()))
                .mapToDouble(number)
                .filter(Double::isFinite)
                .toArray();
    }

    private static String note(SymbolRecords records, SymbolRecords.Reference reference) {
        ReviewPeriod newest = records.period().lastPart(RECENT);
        return "Compares the bars from " + newest.firstDay() + " to " + newest.lastDay() + " with those that "
                + reference.window().modelId() + " was trained on, from "
                + day(reference.window().from()) + " to "
                + day(reference.window().to()) + ".";
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
