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
import dev.scalpel.trading.VenueFilters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether what the model says comes true: of each minute in which it named a bracket, traded or not, with the outcome by
 * the simulator; and of the trades themselves.
 *
 * @param minutes what was said each minute against the simulated outcome
 * @param trades what was said of the trades against what they brought
 */
public record PredictionQuality(Said minutes, Said trades) {

    private static final int PROBABILITY_BINS = 10;
    private static final int PROMISE_BINS = 5;
    /** More say nothing more, and a report is written in seconds. */
    private static final int MOST_MINUTES = 50_000;

    /**
     * @param winProbability does p come true
     * @param promises promised against realised net return, from the lowest promises to the highest
     * @param promised mean promise
     * @param realised mean outcome, with an error that knows that the minutes of a day are alike
     */
    public record Said(
            int count, Calibration winProbability, List<Promise> promises, Statistic promised, BlockMean realised) {

        public Said {
            promises = List.copyOf(promises);
        }

        /** Share of what was promised that came; undefined where nothing was promised. */
        public Statistic kept() {
            return !promised.isDefined()
                            || promised.get() <= 0
                            || !realised.mean().isDefined()
                    ? Statistic.undefined("nothing was promised")
                    : realised.mean().map(mean -> mean / promised.get());
        }
    }

    /** A fifth of the promises. */
    public record Promise(int count, double promised, double realised) {}

    private record Outcome(long time, double promised, double probability, double realised) {}

    public static PredictionQuality of(SymbolRecords book, Costs costs, VenueFilters filters) {
        Resimulation resimulation = new Resimulation(book.bars(), costs, filters);
        List<Outcome> minutes = new ArrayList<>();
        List<DecisionRow> rows = book.decisions();
        int stride = 1 + rows.size() / MOST_MINUTES;
        for (int i = 0; i < rows.size(); i += stride) {
            outcome(rows.get(i), resimulation).ifPresent(minutes::add);
        }
        return new PredictionQuality(said(minutes), said(trades(book)));
    }

    private static List<Outcome> trades(SymbolRecords book) {
        return book.trades().stream()
                .sorted(Comparator.comparingLong(TradeRow::decisionBar))
                .filter(row -> !Double.isNaN(row.predictedNet()))
                .map(row -> new Outcome(row.decisionBar(), row.predictedNet(), row.winProbability(), row.netReturn()))
                .toList();
    }

    private static Optional<Outcome> outcome(DecisionRow row, Resimulation resimulation) {
        Optional<Insight> insight = row.insight()
                .filter(said -> said.bracket().isPresent())
                .filter(said -> !Double.isNaN(said.predictedNet()));
        return insight.flatMap(said -> resimulation
                .trade(row.bar(), said.bracket().orElseThrow(), said.sigma())
                .map(trade -> new Outcome(row.bar(), said.predictedNet(), said.winProbability(), trade.netReturn())));
    }

    private static Said said(List<Outcome> outcomes) {
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
        double[] promised = outcomes.stream().mapToDouble(Outcome::promised).toArray();
        double[] realised = outcomes.stream().mapToDouble(Outcome::realised).toArray();
        long[] days = outcomes.stream()
                .mapToLong(outcome -> Math.floorDiv(outcome.time(), Minutes.PER_DAY * Minutes.MILLIS))
                .toArray();
        return new Said(
                outcomes.size(),
                Calibration.of(probabilities, won, PROBABILITY_BINS),
                promises(outcomes, promised),
                outcomes.isEmpty()
                        ? Statistic.undefined("no predictions")
                        : Statistic.of(BootstrapIntervals.mean(promised)),
                BlockMean.of(realised, days));
    }

    private static List<Promise> promises(List<Outcome> outcomes, double[] promised) {
        if (outcomes.size() < PROMISE_BINS) {
            return List.of();
        }
        List<Promise> promises = new ArrayList<>();
        double from = Double.NEGATIVE_INFINITY;
        for (int bin = 1; bin <= PROMISE_BINS; bin++) {
            double low = from;
            double high = bin == PROMISE_BINS
                    ? Double.POSITIVE_INFINITY
                    : Quantiles.of(promised, bin / (double) PROMISE_BINS);
            List<Outcome> inside = outcomes.stream()
                    .filter(outcome -> outcome.promised() > low && outcome.promised() <= high)
                    .toList();
            if (!inside.isEmpty()) {
                promises.add(new Promise(
                        inside.size(),
                        inside.stream().mapToDouble(Outcome::promised).average().orElseThrow(),
                        inside.stream().mapToDouble(Outcome::realised).average().orElseThrow()));
            }
            from = high;
        }
        return promises;
    }
}
