package dev.scalpel.learning.score;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.UpdateReview;
import dev.scalpel.model.score.ScoreInputs;
import dev.scalpel.model.score.ScoreNetwork;
import dev.scalpel.model.score.ScoreWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The networks of a walk: each is fitted on days that ended before the first one on which it is used, predicts each minute of
 * its days, and is added to the linear map where the days before it say that networks gain.
 */
final class ResidualWalk {

    private final ResidualPath path;
    private final ResidualProcedure procedure;
    private final ScoreProcedure scores;
    private final BarSeries bars;
    private final DayRows days;
    private final ScoreInputs inputs;
    private final ScoreLabels labels;
    private final ResidualGains gains;
    private final long firstRefit;
    private final @Nullable ScoreNetwork[] networks;
    /** Whether a network is still to be fitted. */
    private final boolean[] pending;

    private final @Nullable SampledDay[] sampled;
    /** By horizon and row: what the networks would add. */
    private final float[][] added;

    private int missing;

    /** @param scoreFrom the epoch millisecond before which no day is scored */
    ResidualWalk(
            ResidualPath path,
            ScoreProcedure scores,
            BarSeries bars,
            DayRows days,
            ScoreInputs inputs,
            ScoreLabels labels,
            long scoreFrom) {
        this.path = path;
        this.procedure = path.procedure();
        this.scores = scores;
        this.bars = bars;
        this.inputs = inputs;
        this.days = days;
        this.labels = labels;
        gains = new ResidualGains(procedure, scores.horizons(), days.days());
        int first = Math.toIntExact(IntStream.range(0, days.days())
                .filter(day -> days.start(day) >= scoreFrom)
                .findFirst()
                .orElse(days.days()));
        firstRefit = procedure.refit(days.epochDay(first));
        int count = Math.toIntExact(procedure.refit(days.epochDay(days.days())) - firstRefit + 1);
        networks = new ScoreNetwork[count];
        pending = new boolean[count];
        IntStream.range(0, count).parallel().forEach(at -> {
            networks[at] = path.cache().find(procedure.firstDay(firstRefit + at));
            pending[at] = networks[at] == null;
        });
        sampled = new SampledDay[days.days()];
        added = new float[scores.horizons().size()][bars.size()];
    }

    /** Whether a fit that is still to be made reads this day. */
    boolean reads(int day) {
        for (int at = 0; at < pending.length; at++) {
            int end = firstDay(at) - scores.gapDays();
            if (pending[at] && day < end && day >= end - procedure.windowDays()) {
                return true;
            }
        }
        return false;
    }

    /** Keeps the rows of a day that fits read. */
    void sample(int day, FeatureMatrix features, int firstRow) {
        int most = days.to(day) - days.from(day);
        int width = inputs.size() - 1;
        float[] kept = new float[most * width];
        float[] keptLabels = new float[most * scores.horizons().size()];
        double[] row = new double[inputs.features()];
        double[] input = new double[inputs.size()];
        double[] label = new double[scores.horizons().size()];
        int count = 0;
        for (int at = days.from(day); at < days.to(day); at++) {
            if (isSampled(bars.openTime(at)) && features.available(at - firstRow) && labels.write(at, label)) {
                features.copyRow(at - firstRow, row, 0);
                inputs.standardise(row, input);
                ScoreNetwork.writeRow(input, kept, count * width);
                for (int i = 0; i < label.length; i++) {
                    keptLabels[count * label.length + i] = (float) label[i];
                }
                count++;
            }
        }
        sampled[day] = count == 0
                ? null
                : new SampledDay(
                        count, Arrays.copyOf(kept, count * width), Arrays.copyOf(keptLabels, count * label.length));
    }

    private boolean isSampled(long time) {
        return Math.floorMod(Math.floorDiv(time, Minutes.MILLIS), (long) procedure.everyMinutes()) == 0;
    }

    /**
     * Fits what is needed up to the days before this one, all of which have been sampled.
     *
     * @param models the linear map of a day, by its number
     */
    void fitBefore(int day, IntFunction<Optional<ScoreWeights>> models) {
        IntStream.range(0, pending.length)
                .filter(at -> pending[at] && firstDay(at) <= day)
                .parallel()
                .forEach(at -> fit(at, models));
        int firstNeeded = IntStream.range(0, pending.length)
                .filter(at -> pending[at])
                .map(at -> firstDay(at) - scores.gapDays() - procedure.windowDays())
                .findFirst()
                .orElse(days.days());
        Arrays.fill(sampled, 0, Math.max(0, Math.min(firstNeeded, sampled.length)), null);
    }

    private void fit(int at, IntFunction<Optional<ScoreWeights>> models) {
        pending[at] = false;
        int end = Math.max(0, firstDay(at) - scores.gapDays());
        List<SampledDay> history = Arrays.stream(sampled, Math.max(0, end - procedure.windowDays()), end)
                .filter(Objects::nonNull)
                .toList();
        Optional<ScoreWeights> map =
                history.size() < procedure.minDays() ? Optional.empty() : models.apply(firstDay(at));
        if (map.isEmpty()) {
            return;
        }
        if (!path.mayFit().getAsBoolean()) {
            synchronized (this) {
                missing++;
            }
            return;
        }
        ResidualFit.of(history, map.get(), procedure).ifPresent(network -> {
            networks[at] = network;
            path.cache().fitted(procedure.firstDay(firstRefit + at), network);
        });
    }

    boolean knows(int day) {
        return network(day) != null;
    }

    private @Nullable ScoreNetwork network(int day) {
        int at = at(day);
        return at < 0 ? null : networks[at];
    }

    private int at(int day) {
        return Math.toIntExact(procedure.refit(days.epochDay(day)) - firstRefit);
    }

    private int firstDay(int at) {
        return days.number(procedure.firstDay(firstRefit + at));
    }

    /**
     * Predicts rows of a day and notes what that gains.
     *
     * @param predicted of the linear map, by horizon and row
     */
    void predict(int day, NetworkRows rows, double[][] predicted) {
        ScoreNetwork network = network(day);
        if (network == null || rows.count() == 0) {
            return;
        }
        float[][] outputs = rows.predictedBy(network);
        double[] label = new double[added.length];
        double[] before = new double[added.length];
        double[] after = new double[added.length];
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            boolean known = labels.write(row, label);
            for (int horizon = 0; horizon < added.length; horizon++) {
                added[horizon][row] = outputs[i][horizon];
                if (known) {
                    double left = label[horizon] - predicted[horizon][row];
                    before[horizon] += left * left;
                    after[horizon] += (left - outputs[i][horizon]) * (left - outputs[i][horizon]);
                }
            }
        }
        for (int horizon = 0; horizon < added.length; horizon++) {
            if (before[horizon] > 0) {
                gains.set(horizon, day, 1 - after[horizon] / before[horizon]);
            }
        }
    }

    /** Adds the networks' predictions on all days on which they are used. */
    void addTo(double[][] predicted) {
        for (int day = 0; day < days.days(); day++) {
            for (int horizon = 0; horizon < added.length; horizon++) {
                if (isUsed(horizon, day)) {
                    for (int row = days.from(day); row < days.to(day); row++) {
                        predicted[horizon][row] += added[horizon][row];
                    }
                }
            }
        }
    }

    /** Decided on the first day of a refit, by the days whose labels were known then. */
    private boolean isUsed(int horizon, int day) {
        return missing == 0 && network(day) != null && gains.sufficient(gains.before(horizon, end(day)));
    }

    private int end(int day) {
        return firstDay(at(day)) - scores.gapDays();
    }

    /** What is added to the map of these horizons on a day; empty where the map is used alone. */
    Optional<ScoreNetwork> used(int day, List<Integer> horizons) {
        List<Integer> those = horizons.stream()
                .filter(horizon -> isUsed(scores.horizons().indexOf(horizon), day))
                .toList();
        return those.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(network(day)).map(network -> network.withOutputs(horizons, those));
    }

    UpdateReview review(int day, List<Integer> horizons) {
        int known = (int) Arrays.stream(networks).filter(Objects::nonNull).count();
        return gains.review(horizons, end(day), known, missing, network(day) != null);
    }
}
