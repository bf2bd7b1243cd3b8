package dev.scalpel.learning.score;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.UpdateReview;
import dev.scalpel.model.score.ScoreInputs;
import dev.scalpel.model.score.ScoreNetwork;
import dev.scalpel.model.score.ScoreWeights;
import dev.scalpel.trading.instrument.OpenMinutes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The whole procedure over a series: for every UTC day the model that the night before it makes, and what it issues for each
 * minute of the day. A day's model reads the statistics of days that ended at least a day before it. Features are computed
 * in pieces of some weeks, so that the memory beyond the bars is bounded.
 */
public final class ScoreWalk {

    /** Days whose features are held at once, besides their look-back. */
    private static final int DAYS_AT_ONCE = 28;

    /** A day with fewer usable minutes does not count as history; what it has is used all the same. */
    private static final int MIN_DAY_ROWS = 720;

    private final BarSeries bars;
    private final Optional<BarSeries> reference;
    private final FeatureSet set;
    private final ScoreInputs inputs;
    private final ScoreProcedure procedure;
    private final WalkOptions options;
    private final DayRows days;
    private final double[] sigma;
    private final ScoreLabels labels;
    private final @Nullable DayStatistics[] statistics;
    private final @Nullable ScoreWeights[] models;
    /** Of each day whether an earlier run has issued it. */
    private final boolean[] restored;
    /** By horizon and row, in units of σ√h. */
    private final double[][] predicted;

    private final Optional<ResidualWalk> residual;
    private final Map<List<Integer>, IssuedScores> issued = new ConcurrentHashMap<>();

    private ScoreWalk(
            BarSeries bars,
            Optional<BarSeries> reference,
            FeatureSet set,
            ScoreInputs inputs,
            ScoreProcedure procedure,
            WalkOptions options) {
        this.bars = bars;
        this.reference = reference;
        this.set = set;
        this.inputs = inputs;
        this.procedure = procedure;
        this.options = options;
        days = DayRows.of(bars);
        sigma = new double[bars.size()];
        Arrays.fill(sigma, Double.NaN);
        labels = new ScoreLabels(bars, sigma, procedure.horizons(), procedure.clip(), open(bars, set));
        statistics = new DayStatistics[days.days()];
        models = new ScoreWeights[days.days()];
        restored = new boolean[days.days()];
        predicted = new double[procedure.horizons().size()][bars.size()];
        for (double[] column : predicted) {
            Arrays.fill(column, Double.NaN);
        }
        residual = options.networks()
                .map(path -> new ResidualWalk(path, procedure, bars, days, inputs, labels, options.scoreFrom()));
    }

    private static OpenMinutes open(BarSeries bars, FeatureSet set) {
        return bars.isEmpty()
                ? OpenMinutes.of(set.session(), 0, 0)
                : OpenMinutes.of(set.session(), bars.firstOpenTime(), Minutes.plus(bars.lastOpenTime(), 1));
    }

    /**
     * Walks over all days.
     *
     * @param reference another pair's bars of the same time, for a set that needs them
     * @param set of the procedure's features, in the variant that the bars allow
     */
    public static ScoreWalk over(
            BarSeries bars, Optional<BarSeries> reference, FeatureSet set, ScoreProcedure procedure) {
        return over(bars, reference, set, procedure, DayStatisticsCache.NONE, Long.MIN_VALUE);
    }

    /**
     * The same with statistics of earlier runs.
     *
     * @param scoreFrom the epoch millisecond before which no day is scored
     */
    public static ScoreWalk over(
            BarSeries bars,
            Optional<BarSeries> reference,
            FeatureSet set,
            ScoreProcedure procedure,
            DayStatisticsCache cache,
            long scoreFrom) {
        return over(bars, reference, set, procedure, WalkOptions.from(scoreFrom).withStatistics(cache));
    }

    /** The same with networks for what the linear map leaves over, or with older maps. */
    public static ScoreWalk over(
            BarSeries bars,
            Optional<BarSeries> reference,
            FeatureSet set,
            ScoreProcedure procedure,
            WalkOptions options) {
        ScoreWalk walk = new ScoreWalk(bars, reference, set, ScoreInputs.of(set), procedure, options);
        walk.run(options.scoreFrom());
        return walk;
    }

    private void run(long scoreFrom) {
        for (int from = 0; from < days.days(); from += DAYS_AT_ONCE) {
            int first = from;
            int end = Math.min(days.days(), from + DAYS_AT_ONCE);
            IntStream.range(first, end).parallel().forEach(day -> {
                statistics[day] = options.statistics().find(days.epochDay(day));
                restored[day] = options.isLinearMapOfEachNight() && days.start(day) >= scoreFrom && restore(day);
            });
            int begin = (int) IntStream.range(first, end)
                    .takeWhile(day -> statistics[day] != null && (days.start(day) < scoreFrom || restored[day]))
                    .takeWhile(day -> !isSampled(day))
                    .count();
            walk(first + begin, end, scoreFrom);
            options.progress().accept((double) end / days.days());
        }
        residual.ifPresent(networks -> {
            networks.fitBefore(days.days(), this::fit);
            networks.addTo(predicted);
        });
    }

    private boolean isSampled(int day) {
        return residual.isPresent() && residual.get().reads(day);
    }

    private void walk(int from, int end, long scoreFrom) {
        if (from == end) {
            return;
        }
        int firstRow = bars.firstRowFrom(Minutes.plus(days.start(from), -(set.lookBack() - 1L)));
        BarSeries piece = bars.slice(firstRow, days.to(end - 1));
        FeatureMatrix features = set.compute(
                piece,
                reference.map(
                        other -> other.between(bars.openTime(firstRow), days.start(end - 1) + DayRows.DAY_MILLIS)));
        writeSigma(days.from(from), days.to(end - 1), features, firstRow);
        IntStream.range(from, end)
                .parallel()
                .filter(day -> statistics[day] == null)
                .forEach(day -> statistics[day] = summed(day, features, firstRow));
        residual.ifPresent(networks -> {
            IntStream.range(from, end)
                    .parallel()
                    .filter(networks::reads)
                    .forEach(day -> networks.sample(day, features, firstRow));
            networks.fitBefore(end - 1, this::fit);
        });
        IntStream.range(from, end)
                .parallel()
                .filter(day -> days.start(day) >= scoreFrom && !restored[day])
                .forEach(day -> score(day, features, firstRow));
    }

    private void writeSigma(int from, int to, FeatureMatrix features, int firstRow) {
        double[] row = new double[inputs.features()];
        for (int at = from; at < to; at++) {
            if (features.available(at - firstRow)) {
                row[inputs.volatilityColumn()] = features.value(at - firstRow, inputs.volatilityColumn());
                sigma[at] = inputs.sigma(row);
            }
        }
    }

    private DayStatistics summed(int day, FeatureMatrix features, int firstRow) {
        DayStatistics.Builder sums = new DayStatistics.Builder(inputs.size(), procedure.horizons());
        double[] row = new double[inputs.features()];
        for (int at = days.from(day); at < days.to(day); at++) {
            if (features.available(at - firstRow) && labels.write(at, sums.nextLabels())) {
                features.copyRow(at - firstRow, row, 0);
                inputs.standardise(row, sums.nextInputs());
                sums.add();
            }
        }
        DayStatistics built = sums.build(days.epochDay(day));
        options.statistics().computed(built);
        return built;
    }

    /** What an earlier run has issued for a day: the same bits, because it read the same bars. */
    private boolean restore(int day) {
        IssuedDay known = options.statistics().findIssued(days.epochDay(day));
        int rows = days.to(day) - days.from(day);
        if (known == null || known.sigma().length != rows || known.predicted().length != predicted.length) {
            return false;
        }
        System.arraycopy(known.sigma(), 0, sigma, days.from(day), rows);
        for (int horizon = 0; horizon < predicted.length; horizon++) {
            System.arraycopy(known.predicted()[horizon], 0, predicted[horizon], days.from(day), rows);
        }
        return true;
    }

    private void handOver(int day) {
        if (!options.isLinearMapOfEachNight()) {
            return;
        }
        double[][] issued = new double[predicted.length][];
        for (int horizon = 0; horizon < predicted.length; horizon++) {
            issued[horizon] = Arrays.copyOfRange(predicted[horizon], days.from(day), days.to(day));
        }
        options.statistics()
                .issued(new IssuedDay(
                        days.epochDay(day), Arrays.copyOfRange(sigma, days.from(day), days.to(day)), issued));
    }

    private void score(int day, FeatureMatrix features, int firstRow) {
        Optional<ScoreWeights> fitted = fit(days.number(options.mapDay().applyAsLong(days.epochDay(day))));
        if (fitted.isEmpty()) {
            handOver(day);
            return;
        }
        ScoreWeights weights = fitted.get();
        models[day] = weights;
        double[] row = new double[inputs.features()];
        double[] input = new double[inputs.size()];
        Optional<NetworkRows> network = residual.filter(networks -> networks.knows(day))
                .map(networks -> new NetworkRows(days.to(day) - days.from(day), inputs.size()));
        double[] predictions = new double[predicted.length];
        for (int at = days.from(day); at < days.to(day); at++) {
            if (features.available(at - firstRow)) {
                features.copyRow(at - firstRow, row, 0);
                inputs.standardise(row, input);
                weights.predictAll(input, predictions);
                for (int horizon = 0; horizon < predicted.length; horizon++) {
                    predicted[horizon][at] = predictions[horizon];
                }
                if (network.isPresent()) {
                    network.get().add(at, input);
                }
            }
        }
        handOver(day);
        network.ifPresent(rows -> residual.orElseThrow().predict(day, rows, predicted));
    }

    /** The model of a day, which may be the one after the last bar. */
    private Optional<ScoreWeights> fit(int day) {
        int end = day - procedure.gapDays();
        List<DayStatistics> history = new ArrayList<>();
        int usable = 0;
        for (int earlier = Math.max(0, day - procedure.windowDays()); earlier < Math.min(end, days.days()); earlier++) {
            DayStatistics one = statistics[earlier];
            if (one != null && one.rows() > 0) {
                history.add(one);
                usable += one.rows() >= MIN_DAY_ROWS ? 1 : 0;
            }
        }
        return usable < procedure.minDays() ? Optional.empty() : Optional.of(ScoreFit.of(history, procedure.penalty()));
    }

    public BarSeries bars() {
        return bars;
    }

    public ScoreProcedure procedure() {
        return procedure;
    }

    public FeatureSet featureSet() {
        return set;
    }

    /** The model of a day, by its days since the epoch; empty with too little history. The last is that of the day after the bars. */
    public Optional<ScoreWeights> model(long epochDay) {
        int day = days.number(epochDay);
        if (day < 0 || day > days.days()) {
            throw new IllegalArgumentException("no model is known of day " + epochDay + ": the bars are " + bars);
        }
        ScoreWeights known = day < days.days() ? models[day] : null;
        return known != null ? Optional.of(known) : fit(day);
    }

    /**
     * What is added to the linear map of these horizons on a day, by its days since the epoch, which may be the one after the
     * bars; empty where the map is used alone.
     */
    public Optional<ScoreNetwork> network(long epochDay, List<Integer> horizons) {
        return residual.flatMap(networks -> networks.used(days.number(epochDay), horizons));
    }

    /** Why; empty where the walk has no networks. */
    public Optional<UpdateReview> networkReview(long epochDay, List<Integer> horizons) {
        return residual.map(networks -> networks.review(days.number(epochDay), horizons));
    }

    /** How many days before this one a fit may read, and which have enough minutes. */
    public int historyBefore(long epochDay) {
        int day = days.number(epochDay);
        int usable = 0;
        for (int earlier = Math.max(0, day - procedure.windowDays());
                earlier < Math.min(day - procedure.gapDays(), days.days());
                earlier++) {
            DayStatistics one = statistics[earlier];
            usable += one != null && one.rows() >= MIN_DAY_ROWS ? 1 : 0;
        }
        return usable;
    }

    /** What was issued, as the sum of these horizons' predictions times σ. Kept: several steps of a training ask for the same. */
    public IssuedScores scores(List<Integer> horizons) {
        return issued.computeIfAbsent(List.copyOf(horizons), this::issue);
    }

    private IssuedScores issue(List<Integer> horizons) {
        double[] scores = new double[bars.size()];
        for (int horizon : horizons) {
            int place = procedure.horizons().indexOf(horizon);
            if (place < 0) {
                throw new IllegalArgumentException(
                        "no horizon of " + horizon + " minutes among " + procedure.horizons());
            }
            for (int row = 0; row < scores.length; row++) {
                scores[row] += predicted[place][row];
            }
        }
        for (int row = 0; row < scores.length; row++) {
            scores[row] *= sigma[row];
        }
        return new IssuedScores(bars, days, scores, sigma, procedure, set.session());
    }
}
