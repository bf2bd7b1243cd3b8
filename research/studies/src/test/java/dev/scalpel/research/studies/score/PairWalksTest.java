package dev.scalpel.research.studies.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.market.BarSeries;
import dev.scalpel.research.studies.data.StudyPair;
import dev.scalpel.research.studies.data.StudyPeriod;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Small windows, so that some weeks are enough; the features look back seven days. */
class PairWalksTest {

    private static final int DAYS = 18;
    private static final int TRADED_FROM = 14;
    private static final List<Integer> SCORE = List.of(15);

    private static final BarSeries BARS =
            SyntheticMarket.of(TwoPairMarket.market(Edge.none(), DAYS, 3)).bars(TwoPairMarket.TRADED);
    private static final ScoreProcedure SMALL =
            new ScoreProcedure("extended-1", 4, 2, 1, List.of(5, 15), SCORE, 1, 0.3, 3, 1, 1);

    @Test
    void fewerFeaturesAreFittedOnPartsOfTheSameStatistics() {
        PairWalks walks = new PairWalks(pair(BARS), SMALL);
        // The feature that looks back the longest stays, so the same rows are available.
        List<String> some = new ArrayList<>(walks.features().names());
        some.removeIf(name -> name.startsWith("taker_imbalance"));

        IssuedScores parts = walks.walk(some, SMALL.windowDays()).scores(SCORE);
        IssuedScores whole = ScoreWalk.over(
                        BARS, Optional.empty(), walks.features().only(some), SMALL)
                .scores(SCORE);

        for (int row = BARS.size() - 500; row < BARS.size(); row++) {
            assertThat(parts.score(row)).isEqualTo(whole.score(row)).isFinite();
        }
    }

    @Test
    void startingJustBeforeTheThresholdsGivesTheSameTrades() {
        PairWalks walks = new PairWalks(pair(BARS), SMALL);

        List<StudyTrade> all = trades(walks, walks.walk().scores(SCORE));
        List<StudyTrade> sooner =
                trades(walks, walks.walkForThresholds(SMALL.windowDays()).scores(SCORE));

        assertThat(sooner).isNotEmpty().isEqualTo(all);
    }

    @Test
    void tradesBeginWithThePeriod() {
        PairWalks walks = new PairWalks(pair(BARS), SMALL);

        assertThat(trades(walks, walks.walk().scores(SCORE)))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.trade().position().decisionTime())
                        .isGreaterThanOrEqualTo(walks.pair().period().fromTime()));
    }

    @Test
    void whatHappensLaterChangesNoTradeThatHasEnded() {
        long cut = BARS.openTime(BARS.size() - 700);
        BarSeries changed = withFallFrom(BARS, cut);
        PairWalks before = new PairWalks(pair(BARS), SMALL);
        PairWalks after = new PairWalks(pair(changed), SMALL);

        List<StudyTrade> tradesBefore = ended(trades(before, before.walk().scores(SCORE)), cut);
        List<StudyTrade> tradesAfter = ended(trades(after, after.walk().scores(SCORE)), cut);

        assertThat(tradesAfter).isNotEmpty().isEqualTo(tradesBefore);
    }

    @Test
    void aSharedFitOfOnePairIsItsOwn() {
        PairWalks walks = new PairWalks(pair(BARS), SMALL);
        List<String> names = walks.features().names();

        IssuedScores shared = walks.walk(
                        names,
                        SMALL.windowDays(),
                        SharedStatistics.of(List.of(walks), names).cache())
                .scores(SCORE);
        IssuedScores own = walks.walk().scores(SCORE);

        assertThat(shared.score(BARS.size() - 1))
                .isEqualTo(own.score(BARS.size() - 1))
                .isFinite();
    }

    private static List<StudyTrade> trades(PairWalks walks, IssuedScores issued) {
        return PairTrades.of(walks.pair(), issued, StudyTactics.ofQuantile(0.97))
                .free();
    }

    private static List<StudyTrade> ended(List<StudyTrade> trades, long before) {
        return trades.stream().filter(each -> each.trade().exitTime() < before).toList();
    }

    private static StudyPair pair(BarSeries bars) {
        LocalDate first = Instant.ofEpochMilli(bars.firstOpenTime())
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        return new StudyPair(
                TwoPairMarket.TRADED,
                bars,
                Optional.empty(),
                new StudyPeriod(first.plusDays(TRADED_FROM), first.plusDays(DAYS)));
    }

    private static BarSeries withFallFrom(BarSeries bars, long time) {
        BarSeries.Builder changed = new BarSeries.Builder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            double by = bars.openTime(row) < time ? 1 : 0.95;
            changed.add(
                    bars.openTime(row),
                    bars.open(row) * by,
                    bars.high(row) * by,
                    bars.low(row) * by,
                    bars.close(row) * by,
                    bars.volume(row),
                    bars.trades(row),
                    bars.takerBuyVolume(row));
        }
        return changed.build();
    }
}
