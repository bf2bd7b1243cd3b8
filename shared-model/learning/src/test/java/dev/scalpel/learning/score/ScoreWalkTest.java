package dev.scalpel.learning.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoreWalkTest {

    private static final int DAYS = 17;
    /** Of the day whose bars are changed. */
    private static final int CHANGED_DAY = 14;

    private static final FeatureSet SET = FeatureSet.extended(FeatureVariant.ALONE);
    private static final ScoreProcedure SMALL =
            new ScoreProcedure("extended-1", 4, 2, 1, List.of(5, 15), List.of(15), 1, 0.3, 3, 1, 5);
    private static final ScoreTactics TACTICS = ScoreTactics.DEFAULT;
    private static final EnumSet<PositionSide> BOTH = EnumSet.allOf(PositionSide.class);

    private static final BarSeries BARS = WalkBars.days(DAYS, 3);
    private static final ScoreWalk WALK = ScoreWalk.over(BARS, Optional.empty(), SET, SMALL);

    @Test
    void itsProgressGrowsUntilAllDaysAreDone() {
        List<Double> shares = new ArrayList<>();

        ScoreWalk.over(
                BARS,
                Optional.empty(),
                SET,
                SMALL,
                WalkOptions.from(Long.MIN_VALUE).withProgress(shares::add));

        assertThat(shares).isSorted().endsWith(1.0);
    }

    @Test
    void aProgressThatFailsEndsTheWalk() {
        WalkOptions failing = WalkOptions.from(Long.MIN_VALUE).withProgress(share -> {
            throw new IllegalStateException("cancelled");
        });

        assertThatThrownBy(() -> ScoreWalk.over(BARS, Optional.empty(), SET, SMALL, failing))
                .hasMessage("cancelled");
    }

    @Test
    void aFutureChangeChangesNothingBeforeIt() {
        long change = WalkBars.START_DAY * DayRows.DAY_MILLIS + CHANGED_DAY * DayRows.DAY_MILLIS + 600 * Minutes.MILLIS;
        BarSeries changed = WalkBars.withRise(BARS, change, 1.05);
        IssuedScores before = WALK.scores(List.of(15));
        IssuedScores after =
                ScoreWalk.over(changed, Optional.empty(), SET, SMALL).scores(List.of(15));
        ScoreColumns frozenBefore = ShadowTrades.of(before, TACTICS, BOTH).columns();
        ScoreColumns frozenAfter = ShadowTrades.of(after, TACTICS, BOTH).columns();

        int row = BARS.firstRowFrom(change);
        assertThat(Arrays.copyOf(after.scores(), row)).isEqualTo(Arrays.copyOf(before.scores(), row));
        assertThat(Arrays.copyOf(after.sigmas(), row)).isEqualTo(Arrays.copyOf(before.sigmas(), row));
        int frozen = CHANGED_DAY + 1;
        assertThat(Arrays.copyOf(frozenAfter.threshold(), frozen))
                .isEqualTo(Arrays.copyOf(frozenBefore.threshold(), frozen));
        assertThat(Arrays.copyOf(frozenAfter.slope(), frozen)).isEqualTo(Arrays.copyOf(frozenBefore.slope(), frozen));
        assertThat(Arrays.copyOf(frozenAfter.variance(), frozen))
                .isEqualTo(Arrays.copyOf(frozenBefore.variance(), frozen));
        assertThat(frozenBefore.slope()[CHANGED_DAY]).as("trades had matured").isFinite();
        assertThat(after.score(row + 1)).as("the change is seen after it").isNotEqualTo(before.score(row + 1));
        assertThat(frozenAfter.threshold()[CHANGED_DAY + 1])
                .isNotEqualTo(frozenBefore.threshold()[CHANGED_DAY + 1]);
    }

    @Test
    void aModelReadsNoDayWhoseLabelsAreNotOver() {
        long change = WalkBars.START_DAY * DayRows.DAY_MILLIS + CHANGED_DAY * DayRows.DAY_MILLIS;
        BarSeries changed = WalkBars.withRise(BARS, change, 1.05);
        ScoreWalk after = ScoreWalk.over(changed, Optional.empty(), SET, SMALL);

        long day = WalkBars.START_DAY + CHANGED_DAY;
        assertThat(after.model(day).orElseThrow().of(1))
                .as("the day before is not part of it: its last labels reach into this day")
                .isEqualTo(WALK.model(day).orElseThrow().of(1));
        assertThat(after.model(day + 1).orElseThrow().of(1))
                .as("a day later they are known")
                .isNotEqualTo(WALK.model(day + 1).orElseThrow().of(1));
    }

    @Test
    void aDayIsScoredOnceEnoughDaysLieBeforeTheGap() {
        IssuedScores issued = WALK.scores(List.of(15));

        // The features look back seven days, so days 7 and 8 are the first that can be fitted; day 10 leaves day 9 out.
        assertThat(issued.score(BARS.firstRowFrom(day(10)) - 1)).isNaN();
        assertThat(issued.score(BARS.firstRowFrom(day(10)))).isFinite();
        assertThat(issued.threshold(WalkBars.START_DAY + 10, 0.97)).isInfinite();
        assertThat(issued.threshold(WalkBars.START_DAY + 11, 0.97)).isPositive().isFinite();
    }

    @Test
    void aStoredModelForecastsWhatTheWalkIssued() {
        IssuedScores issued = WALK.scores(List.of(5, 15));
        ShadowTrades shadow = ShadowTrades.of(issued, TACTICS, BOTH);
        long day = WalkBars.START_DAY + 15;
        ScoreModel model = new ScoreModel(
                "model", SET, WALK.model(day).orElseThrow().only(List.of(5, 15)), TACTICS, shadow.frozen(day));

        int row = BARS.firstRowFrom(day(15)) + 777;
        BarSeries tail = BARS.slice(row - SET.lookBack() + 1, row + 1);
        double[] features = SET.latest(tail, Optional.empty()).orElseThrow();

        assertThat(model.forecast(features).score()).isEqualTo(issued.score(row));
        assertThat(model.forecast(features).sigma()).isEqualTo(issued.sigma(row));
        assertThat(model.forecast(features).threshold()).isEqualTo(issued.threshold(day, TACTICS.quantile()));
    }

    @Test
    void knownStatisticsGiveTheSameScoresFromTheDayThatIsWanted() {
        Map<Long, DayStatistics> kept = new HashMap<>();
        ScoreWalk.over(BARS, Optional.empty(), SET, SMALL, new Kept(kept), Long.MIN_VALUE);
        int[] computed = {0};
        DayStatisticsCache full = new Kept(kept) {
            @Override
            public synchronized void computed(DayStatistics day) {
                computed[0]++;
            }
        };

        IssuedScores again = ScoreWalk.over(BARS, Optional.empty(), SET, SMALL, full, day(15))
                .scores(List.of(15));

        assertThat(computed[0]).isZero();
        IssuedScores issued = WALK.scores(List.of(15));
        int first = BARS.firstRowFrom(day(15));
        assertThat(again.score(first - 1)).isNaN();
        for (int row = first; row < BARS.size(); row++) {
            assertThat(again.score(row)).isEqualTo(issued.score(row));
        }
    }

    @Test
    void whatAnEarlierRunHasIssuedGivesTheSameScoresWithoutAFeature() {
        Map<Long, DayStatistics> kept = new HashMap<>();
        Map<Long, IssuedDay> issuedDays = new HashMap<>();
        ScoreWalk.over(BARS, Optional.empty(), SET, SMALL, new KeptIssued(kept, issuedDays), Long.MIN_VALUE);
        assertThat(issuedDays).hasSize(DAYS);
        int[] again = {0};
        DayStatisticsCache full = new KeptIssued(kept, issuedDays) {
            @Override
            public synchronized void issued(IssuedDay day) {
                again[0]++;
            }
        };

        ScoreWalk restored = ScoreWalk.over(BARS, Optional.empty(), SET, SMALL, full, Long.MIN_VALUE);

        assertThat(again[0]).isZero();
        assertThat(restored.scores(List.of(5, 15)).scores())
                .isEqualTo(WALK.scores(List.of(5, 15)).scores());
        assertThat(restored.scores(List.of(15)).sigmas())
                .isEqualTo(WALK.scores(List.of(15)).sigmas());
        // A model of a restored day is fitted when it is wanted.
        assertThat(restored.model(WalkBars.START_DAY + 15).orElseThrow().of(1))
                .isEqualTo(WALK.model(WalkBars.START_DAY + 15).orElseThrow().of(1));
    }

    @Test
    void aNewDayIsScoredBesideTheIssuedOnes() {
        Map<Long, DayStatistics> kept = new HashMap<>();
        Map<Long, IssuedDay> issuedDays = new HashMap<>();
        BarSeries before = BARS.slice(0, BARS.firstRowFrom(day(DAYS - 1)));
        ScoreWalk.over(before, Optional.empty(), SET, SMALL, new KeptIssued(kept, issuedDays), Long.MIN_VALUE);
        // The labels of the last day were not over.
        kept.remove(WalkBars.START_DAY + DAYS - 2L);

        ScoreWalk next =
                ScoreWalk.over(BARS, Optional.empty(), SET, SMALL, new KeptIssued(kept, issuedDays), Long.MIN_VALUE);

        assertThat(next.scores(List.of(15)).scores())
                .isEqualTo(WALK.scores(List.of(15)).scores());
        assertThat(issuedDays).hasSize(DAYS);
    }

    @Test
    void anIssuedDayIsReadAsItWasWritten() {
        IssuedDay day = new IssuedDay(3, new double[] {1, Double.NaN}, new double[][] {{0.5, Double.NaN}, {2, -3}});

        assertThat(IssuedDay.fromBytes(day.toBytes())).isEqualTo(day);
        assertThatThrownBy(() -> IssuedDay.fromBytes(Arrays.copyOf(day.toBytes(), 30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an issued day of 2 horizons and 2 bars cannot have 30 bytes");
        assertThatThrownBy(() -> IssuedDay.fromBytes(new byte[40])).hasMessageContaining("not an issued day in format");
    }

    @Test
    void theModelOfTheDayAfterTheBarsIsThatOfTheNextWalk() {
        int cut = BARS.firstRowFrom(day(DAYS - 1));
        ScoreWalk shorter = ScoreWalk.over(BARS.slice(0, cut), Optional.empty(), SET, SMALL);

        assertThat(shorter.model(WalkBars.START_DAY + DAYS - 1).orElseThrow().of(1))
                .isEqualTo(
                        WALK.model(WalkBars.START_DAY + DAYS - 1).orElseThrow().of(1));
    }

    private static long day(int number) {
        return (WalkBars.START_DAY + number) * DayRows.DAY_MILLIS;
    }

    private static class Kept implements DayStatisticsCache {

        private final Map<Long, DayStatistics> days;

        Kept(Map<Long, DayStatistics> days) {
            this.days = days;
        }

        @Override
        public synchronized @Nullable DayStatistics find(long epochDay) {
            return days.get(epochDay);
        }

        @Override
        public synchronized void computed(DayStatistics day) {
            days.put(day.day(), day);
        }
    }

    /** Keeps what was issued, too. */
    private static class KeptIssued extends Kept {

        private final Map<Long, IssuedDay> issued;

        KeptIssued(Map<Long, DayStatistics> days, Map<Long, IssuedDay> issued) {
            super(days);
            this.issued = issued;
        }

        @Override
        public synchronized @Nullable IssuedDay findIssued(long epochDay) {
            return issued.get(epochDay);
        }

        @Override
        public synchronized void issued(IssuedDay day) {
            issued.put(day.day(), day);
        }
    }
}
