package dev.scalpel.monitoring.metrics;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.statistics.BlockMean;
import dev.scalpel.statistics.Calibration;
import dev.scalpel.statistics.Quantiles;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.VenueFilters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether the predictions of the model come true: for each minute with a predicted bracket, traded or not, against the
 * simulated outcome; and for the trades themselves.
 *
 * @param minutes predictions per minute against the simulated outcome
 * @param trades predictions of the trades against their results
 */
public record PredictionQuality(QualityComparison minutes, QualityComparison trades) {

    private static final int PROBABILITY_BINS = 10;
    private static final int PREDICTION_BINS = 5;
    /** A larger sample adds nothing, and a report must be written in seconds. */
    private static final int MAX_MINUTES = 50_000;

    /** A fifth of the predictions. */
    public record PredictionBin(int count, double predicted, double realised) {}

    private record Outcome(long time, double predicted, double probability, double realised) {}

    public static PredictionQuality of(
            SymbolRecords records, Costs costs, VenueFilters filters, Optional<MakerEntry> maker) {
        Resimulation resimulation = new Resimulation(records.bars(), costs, filters, maker);
        List<Outcome> minutes = new ArrayList<>();
        List<DecisionRow> rows = records.decisions();
        int stride = 1 + rows.size() / MAX_MINUTES;
        for (int i = 0; i < rows.size(); i += stride) {
            outcome(rows.get(i), records.startEquity(), resimulation).ifPresent(minutes::add);
        }
        return new PredictionQuality(compare(minutes), compare(trades(records)));
    }

    private static List<Outcome> trades(SymbolRecords records) {
        return records.trades().stream()
                .sorted(Comparator.comparingLong(TradeRow::decisionBar))
                .filter(row -> !Double.isNaN(row.predictedNet()))
                .map(row -> new Outcome(row.decisionBar(), row.predictedNet(), row.winProbability(), row.netReturn()))
                .toList();
    }

    private static Optional<Outcome> outcome(DecisionRow row, double equity, Resimulation resimulation) {
        Optional<Insight> prediction = row.insight()
                .filter(insight -> insight.bracket().isPresent())
                .filter(insight -> !Double.isNaN(insight.predictedNet()));
        return prediction.flatMap(insight -> resimulation
                .trade(row.bar(), insight.bracket().orElseThrow(), insight.sigma(), equity * insight.share())
                .map(trade ->
                        new Outcome(row.bar(), insight.predictedNet(), insight.winProbability(), trade.netReturn())));
    }

    private static QualityComparison compare(List<Outcome> outcomes) {
        double[] probabilities = outcomes.stream()
                .mapToDouble(Outcome::probability)
                .filter(p -> !Double.isNaN(p))
                .toArray();
        boolean[] won = new boolean[probabilities.length];
        int next = 0;
        for (Outcome outcome : outcomes) {
            if (!Double.isNaN(outcome.probability())) {
                won[next++] = outcome.realised() > 0;
            }
        }
        double[] predicted = outcomes.stream().mapToDouble(Outcome::predicted).toArray();
        double[] realised = outcomes.stream().mapToDouble(Outcome::realised).toArray();
        long[] days = outcomes.stream()
                .mapToLong(outcome -> Math.floorDiv(outcome.time(), Minutes.PER_DAY * Minutes.MILLIS))
                .toArray();
        return new QualityComparison(
                outcomes.size(),
                Calibration.of(probabilities, won, PROBABILITY_BINS),
                bins(outcomes, predicted),
                outcomes.isEmpty()
                        ? Statistic.undefined("no predictions")
                        : Statistic.of(BootstrapIntervals.mean(predicted)),
                BlockMean.of(realised, days));
    }

    private static List<PredictionBin> bins(List<Outcome> outcomes, double[] predicted) {
        if (outcomes.size() < PREDICTION_BINS) {
            return List.of();
        }
        List<PredictionBin> bins = new ArrayList<>();
        double from = Double.NEGATIVE_INFINITY;
        for (int number = 1; number <= PREDICTION_BINS; number++) {
            double low = from;
            double high = number == PREDICTION_BINS
                    ? Double.POSITIVE_INFINITY
                    : Quantiles.of(predicted, number / (double) PREDICTION_BINS);
            List<Outcome> inside = outcomes.stream()
                    .filter(outcome -> outcome.predicted() > low && outcome.predicted() <= high)
                    .toList();
            if (!inside.isEmpty()) {
                bins.add(new PredictionBin(
                        inside.size(),
                        inside.stream()
                                .mapToDouble(Outcome::predicted)
                                .average()
                                .orElseThrow(),
                        inside.stream().mapToDouble(Outcome::realised).average().orElseThrow()));
            }
            from = high;
        }
        return bins;
    }
}
