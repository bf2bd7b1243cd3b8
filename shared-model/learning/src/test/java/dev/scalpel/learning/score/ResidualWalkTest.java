package dev.scalpel.learning.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.learning.fit.FitSettings;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.UpdateReview;
import dev.scalpel.model.score.DayTactics;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.model.score.ScoreNetwork;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.instrument.OpenMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResidualWalkTest {

    private static final int DAYS = 22;
    private static final List<Integer> SCORE = List.of(5);
    private static final FeatureSet SET = FeatureSet.extended(FeatureVariant.ALONE);
    private static final ScoreProcedure SMALL =
            new ScoreProcedure("extended-1", 8, 2, 1, List.of(5, 15), SCORE, 1, 0.3, 3, 1, 5);
    private static final ScoreTactics TACTICS = ScoreTactics.DEFAULT;

    /** Refitted every three days, used where four days or more gain by this margin. */
    private static ResidualProcedure residual(double margin) {
        return new ResidualProcedure(
                List.of(16), 8, 4, 1, 0.2, new FitSettings(4, 3e-3, 1e-3, 128), 3, 6, 4, margin, 7);
    }

    /** After a large move in either direction the price drifts up, after a small one down: no linear map of moves can say that. */
    private static final BarSeries NONLINEAR = WalkBars.withDrift(DAYS, 3, 0.002);

    private static final BarSeries NOISE = WalkBars.days(DAYS, 3);
    private static final ScoreWalk LINEAR = walk(NONLINEAR, Optional.empty());
    private static final ScoreWalk ANY_GAIN = anyGain(NONLINEAR);
    private static final ScoreWalk BOTH = walk(NONLINEAR, Optional.of(ResidualPath.unlimited(residual(2))));

    private static ScoreWalk walk(BarSeries bars, Optional<ResidualPath> path) {
        return ScoreWalk.over(
                bars,
                Optional.empty(),
                SET,
                SMALL,
                WalkOptions.from(Long.MIN_VALUE).withNetworks(path));
    }

    private static ScoreWalk anyGain(BarSeries bars) {
        return walk(bars, Optional.of(ResidualPath.unlimited(residual(-1e9))));
    }

    private static long day(int number) {
        return WalkBars.START_DAY + number;
    }

    private static int row(BarSeries bars, int day) {
        return bars.firstRowFrom(day(day) * DayRows.DAY_MILLIS);
    }

    @Test
    void whatALinearMapCannotSayIsLearnedAndUsed() {
        UpdateReview review = BOTH.networkReview(day(DAYS), SCORE).orElseThrow();

        assertThat(review.used()).as(review.words()).isTrue();
        assertThat(review.figures().get("gain5"))
                .isGreaterThan(2 * review.figures().get("standardError5"));
        assertThat(review.figures()).containsEntry("days", 5.0).containsEntry("networksMissing", 0.0);
        assertThat(BOTH.network(day(DAYS), SCORE)).isPresent();
        assertThat(squaredError(BOTH, 20)).isLessThan(squaredError(LINEAR, 20));
    }

    @Test
    void inNoiseTheMapStaysAloneAndTheReviewSaysWhy() {
        ScoreWalk noise = walk(NOISE, Optional.of(ResidualPath.unlimited(residual(2))));
        UpdateReview review = noise.networkReview(day(DAYS), SCORE).orElseThrow();

        assertThat(review.used()).as(review.words()).isFalse();
        assertThat(review.words())
                .startsWith("the linear map alone: over 5 days the network changed the squared error");
        assertThat(noise.network(day(DAYS), SCORE)).isEmpty();
        assertThat(noise.scores(SCORE).scores())
                .isEqualTo(walk(NOISE, Optional.empty()).scores(SCORE).scores());
    }

    /**
     * Features look back seven days. The first refit with four days before its gap is day 14, so days 14 to 18 are known on the
     * refit of day 20, and only two of them on that of day 17.
     */
    @Test
    void aNetworkIsUsedFromTheRefitOnThatKnowsEnoughDays() {
        assertThat(firstDifference(BOTH)).isEqualTo(20);
        assertThat(firstDifference(ANY_GAIN)).isEqualTo(20);
    }

    /** The first day whose scores are not the map's. */
    private static int firstDifference(ScoreWalk walk) {
        int row = Arrays.mismatch(
                walk.scores(SCORE).scores(), LINEAR.scores(SCORE).scores());
        assertThat(row).isPositive();
        return (int) (Math.floorDiv(NONLINEAR.openTime(row), DayRows.DAY_MILLIS) - WalkBars.START_DAY);
    }

    @Test
    void aFutureChangeChangesNoScoreThresholdOrSlopeBeforeIt() {
        int changedDay = 21;
        long change = day(changedDay) * DayRows.DAY_MILLIS + 600 * Minutes.MILLIS;
        ScoreWalk before = ANY_GAIN;
        ScoreWalk after = anyGain(WalkBars.withRise(NONLINEAR, change, 1.05));
        int row = NONLINEAR.firstRowFrom(change);

        assertThat(Arrays.copyOf(after.scores(SCORE).scores(), row))
                .as("the network of day 20 among them")
                .isEqualTo(Arrays.copyOf(before.scores(SCORE).scores(), row));
        assertThat(after.scores(SCORE).score(row + 1))
                .isNotEqualTo(before.scores(SCORE).score(row + 1));
        ScoreColumns frozenBefore = frozen(before);
        ScoreColumns frozenAfter = frozen(after);
        int days = changedDay + 1;
        assertThat(Arrays.copyOf(frozenAfter.threshold(), days))
                .isEqualTo(Arrays.copyOf(frozenBefore.threshold(), days));
        assertThat(Arrays.copyOf(frozenAfter.slope(), days)).isEqualTo(Arrays.copyOf(frozenBefore.slope(), days));
    }

    @Test
    void aNetworkReadsNoDayWhoseLabelsAreNotOver() {
        // The map and the network of the refit of day 20 may read the days up to 18, whose last labels end on day 19.
        long change = day(19) * DayRows.DAY_MILLIS + 90 * Minutes.MILLIS;
        ScoreWalk changed = anyGain(WalkBars.withRise(NONLINEAR, change, 1.05));

        byte[] before = ANY_GAIN.network(day(20), SCORE).orElseThrow().toBytes();
        byte[] after = changed.network(day(20), SCORE).orElseThrow().toBytes();

        assertThat(after).isEqualTo(before);
    }

    private static ScoreColumns frozen(ScoreWalk walk) {
        return ShadowTrades.of(walk.scores(SCORE), TACTICS, EnumSet.allOf(PositionSide.class))
                .columns();
    }

    @Test
    void aStoredModelForecastsWhatTheWalkIssued() {
        IssuedScores issued = BOTH.scores(SCORE);
        ShadowTrades shadow = ShadowTrades.of(issued, TACTICS, EnumSet.allOf(PositionSide.class));
        long day = day(DAYS - 1);
        Optional<ScoreNetwork> network = BOTH.network(day, SCORE).map(used -> ScoreNetwork.read(used.toBytes()));
        assertThat(network).isPresent();
        ScoreModel model = new ScoreModel(
                "model",
                SET,
                BOTH.model(day).orElseThrow().only(SCORE),
                network,
                DayTactics.always(TACTICS),
                shadow.frozen(day));

        for (int minute = 17; minute < Minutes.PER_DAY; minute += 101) {
            int row = row(NONLINEAR, DAYS - 1) + minute;
            BarSeries tail = NONLINEAR.slice(row - SET.lookBack() + 1, row + 1);
            double[] features = SET.latest(tail, Optional.empty()).orElseThrow();
            assertThat(model.forecast(features).score()).isEqualTo(issued.score(row));
        }
    }

    @Test
    void knownNetworksAndStatisticsGiveTheSameScoresWithoutAFit() {
        Memory memory = new Memory();
        ResidualPath keeping = new ResidualPath(residual(2), memory, () -> true);
        double[] first = walk(NONLINEAR, Optional.of(keeping)).scores(SCORE).scores();
        int fits = memory.fits.get();

        double[] again = walk(NONLINEAR, Optional.of(keeping)).scores(SCORE).scores();

        assertThat(first).isEqualTo(BOTH.scores(SCORE).scores());
        assertThat(again).isEqualTo(first);
        assertThat(fits).isEqualTo(3);
        assertThat(memory.fits.get()).as("all were known").isEqualTo(fits);
    }

    @Test
    void withoutTimeForAllFitsTheMapStaysAloneAndTheRestIsFittedLater() {
        Memory memory = new Memory();
        AtomicInteger left = new AtomicInteger(2);
        ScoreWalk hurried =
                walk(NONLINEAR, Optional.of(new ResidualPath(residual(2), memory, () -> left.getAndDecrement() > 0)));

        assertThat(memory.fits.get()).isEqualTo(2);
        assertThat(hurried.networkReview(day(DAYS), SCORE).orElseThrow().words())
                .matches("the linear map alone: \\d+ networks of past weeks are not fitted yet");
        assertThat(hurried.scores(SCORE).scores())
                .isEqualTo(LINEAR.scores(SCORE).scores());
        assertThat(walk(NONLINEAR, Optional.of(new ResidualPath(residual(2), memory, () -> true)))
                        .scores(SCORE)
                        .scores())
                .isEqualTo(BOTH.scores(SCORE).scores());
    }

    /** Of the scores of a day as predictions of the labels, in units of σ√h. */
    private static double squaredError(ScoreWalk walk, int day) {
        IssuedScores issued = walk.scores(SCORE);
        double[] sigma = issued.sigmas();
        ScoreLabels labels =
                new ScoreLabels(walk.bars(), sigma, SCORE, 1, OpenMinutes.of(TradingSession.ALWAYS_OPEN, 0, 0));
        double[] label = new double[1];
        double sum = 0;
        for (int row = row(walk.bars(), day); row < row(walk.bars(), day + 1); row++) {
            if (labels.write(row, label)) {
                double left = label[0] - issued.score(row) / sigma[row];
                sum += left * left;
            }
        }
        return sum;
    }

    private static final class Memory implements ResidualCache {

        private final Map<Long, ScoreNetwork> networks = new ConcurrentHashMap<>();
        private final AtomicInteger fits = new AtomicInteger();

        @Override
        public @Nullable ScoreNetwork find(long epochDay) {
            return networks.get(epochDay);
        }

        @Override
        public void fitted(long epochDay, ScoreNetwork network) {
            fits.incrementAndGet();
            networks.put(epochDay, network);
        }
    }
}
