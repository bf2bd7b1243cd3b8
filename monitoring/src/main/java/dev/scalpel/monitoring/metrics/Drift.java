package dev.scalpel.monitoring.metrics;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.statistics.PopulationStability;
import dev.scalpel.statistics.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far the market, and what the model says of it, have moved away from what it was trained on.
 *
 * @param features by population stability index, the most drifted first; empty without a champion
 * @param predictions the calibrated promise in σ and p, against the same models' decisions of the weeks before
 * @param note what it was compared with, or why it could not be
 */
public record Drift(List<Index> features, List<Index> predictions, String note) {

    /** Above it a distribution counts as shifted. */
    public static final double SHIFTED = 0.25;

    /** Below it a distribution counts as stable. */
    public static final double STABLE = 0.1;

    /** Drift is about now: of a long period the last days are looked at. */
    private static final Duration NEWEST = Duration.ofDays(14);

    private static final int MOST_ROWS = 20_000;

    public record Index(String name, Statistic value) {

        public boolean shifted() {
            return value.orElse(0) > SHIFTED;
        }
    }

    public Drift {
        features = List.copyOf(features);
        predictions = List.copyOf(predictions);
    }

    public static Drift of(SymbolRecords book) {
        List<Index> predictions = predictions(book);
        return book.reference()
                .map(reference -> new Drift(features(book, reference), predictions, words(book, reference)))
                .orElseGet(() -> new Drift(List.of(), predictions, "There is no champion to compare with."));
    }

    public long shifted() {
        return features.stream().filter(Index::shifted).count();
    }

    private static List<Index> features(SymbolRecords book, SymbolRecords.Reference reference) {
        FeatureSet set = FeatureSet.ofVersion(reference.window().featureSet());
        ReviewPeriod newest = book.period().lastPart(NEWEST);
        FeatureMatrix trained = set.compute(reference.trained(), reference.trainedReference());
        FeatureMatrix now = set.compute(
                book.bars().between(newest.fromMillis() - set.lookBack() * 60_000L, newest.toMillis()),
                reference.nowReference());
        int[] trainedRows = rows(trained, Long.MIN_VALUE);
        int[] nowRows = rows(now, newest.fromMillis());
        return IntStream.range(0, set.size())
                .mapToObj(column -> new Index(
                        set.names().get(column),
                        PopulationStability.of(values(trained, trainedRows, column), values(now, nowRows, column))))
                .sorted(Comparator.comparingDouble(
                        (Index index) -> -index.value().orElse(-1)))
                .toList();
    }

    /** Available rows, evenly thinned where there are very many. */
    private static int[] rows(FeatureMatrix matrix, long from) {
        int[] available = IntStream.range(0, matrix.rows())
                .filter(row -> matrix.available(row) && matrix.openTime(row) >= from)
                .toArray();
        int stride = 1 + available.length / MOST_ROWS;
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

    private static List<Index> predictions(SymbolRecords book) {
        Set<String> models = book.decisions().stream()
                .flatMap(row -> row.insight().stream())
                .map(Insight::modelId)
                .collect(Collectors.toSet());
        List<Index> indices = new ArrayList<>();
        indices.add(prediction("promised return, in σ", book, models, said -> said.predictedNet() / said.sigma()));
        indices.add(prediction("win probability", book, models, Insight::winProbability));
        return indices;
    }

    private static Index prediction(
            String name, SymbolRecords book, Set<String> models, ToDoubleFunction<Insight> number) {
        return new Index(
                name,
                PopulationStability.of(
                        said(book.earlierDecisions(), models, number), said(book.decisions(), models, number)));
    }

    private static double[] said(List<DecisionRow> rows, Set<String> models, ToDoubleFunction<Insight> number) {
        int stride = 1 + rows.size() / MOST_ROWS;
        return IntStream.iterate(0, i -> i < rows.size(), i -> i + stride)
                .mapToObj(rows::get)
                .flatMap(row -> row.insight().stream())
                .filter(said -> models.contains(said.modelId()))
                .mapToDouble(number)
                .filter(Double::isFinite)
                .toArray();
    }

    private static String words(SymbolRecords book, SymbolRecords.Reference reference) {
        ReviewPeriod newest = book.period().lastPart(NEWEST);
        return "The bars from " + newest.firstDay() + " to " + newest.lastDay() + " against those that "
                + reference.window().modelId() + " was trained on, from "
                + UtcDays.day(reference.window().from()) + " to "
                + UtcDays.day(reference.window().to()) + ".";
    }
}
