package dev.scalpel.research.studies.licence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreReplay;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.portfolio.PortfolioDay;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ScoreTactics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One walk over all days against a model that each night makes of the bars before it, as the functions do. */
class NightlyShadowTest {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    private static final int DAYS = 20;
    private static final int FIRST_NIGHT = 12;
    private static final double LOSS_LIMIT = 0.01;

    private static final LicenceProcedure PROCEDURE = new LicenceProcedure(
            LicenceProcedure.small(0).features(),
            new ScoreProcedure("extended-1", 8, 4, 1, List.of(15), List.of(15), 1, 0.3, 4, 2, 3),
            ScoreTactics.DEFAULT,
            0,
            Costs.of(0.5 / 1e4, 0));

    private static final Map<InstrumentId, BarSeries> BARS = bars();
    private static final long FIRST_DAY =
            BARS.get(TwoPairMarket.TRADED_INSTRUMENT).firstOpenTime() / DAY_MILLIS;

    private static Map<InstrumentId, BarSeries> bars() {
        SyntheticMarket market = SyntheticMarket.of(TwoPairMarket.market(PlantedSharpe.edgeOf(0.05), DAYS, 3));
        Map<InstrumentId, BarSeries> bars = new LinkedHashMap<>();
        bars.put(TwoPairMarket.LEADING_INSTRUMENT, market.bars(TwoPairMarket.LEADER));
        bars.put(TwoPairMarket.TRADED_INSTRUMENT, market.bars(TwoPairMarket.TRADED));
        return bars;
    }

    @Test
    void bothTradeTheSameDaysToTheBit() {
        ShadowDays walked = ShadowDays.of(PROCEDURE, BARS);
        Map<InstrumentId, TraderState> states = new HashMap<>();
        int trades = 0;
        for (long day = FIRST_DAY + FIRST_NIGHT; day < FIRST_DAY + DAYS; day++) {
            PortfolioDay.Result nightly = nightly(day, states);

            assertThat(walked.trade(day, LOSS_LIMIT)).isEqualTo(nightly);
            nightly.instruments().forEach(each -> states.put(each.id(), each.after()));
            trades += nightly.instruments().stream()
                    .mapToInt(each -> each.trades().size())
                    .sum();
        }
        assertThat(trades).isGreaterThan(20);
    }

    @Test
    void theDaysBeforeDoNotDependOnLaterBars() {
        Map<InstrumentId, BarSeries> shorter = new LinkedHashMap<>();
        long cut = (FIRST_DAY + FIRST_NIGHT + 2) * DAY_MILLIS;
        BARS.forEach((id, some) -> shorter.put(id, some.between(0, cut)));
        ShadowDays all = ShadowDays.of(PROCEDURE, BARS);
        ShadowDays some = ShadowDays.of(PROCEDURE, shorter);

        for (long day = FIRST_DAY; day < FIRST_DAY + FIRST_NIGHT + 2; day++) {
            assertThat(some.trade(day, LOSS_LIMIT)).isEqualTo(all.trade(day, LOSS_LIMIT));
        }
    }

    /** Each instrument's model of the night before the day, from bars that had ended by then. */
    private static PortfolioDay.Result nightly(long day, Map<InstrumentId, TraderState> states) {
        return PortfolioDay.trade(
                day,
                BARS.keySet().stream()
                        .map(id -> instrument(id, day, states.getOrDefault(id, TraderState.starting(1_000_000))))
                        .toList(),
                LOSS_LIMIT);
    }

    private static PortfolioDay.Instrument instrument(InstrumentId id, long day, TraderState before) {
        long midnight = day * DAY_MILLIS;
        BarSeries known = BARS.get(id).between(0, midnight);
        FeatureSet set = PROCEDURE.featureSet(FeatureVariant.availableIn(known, Optional.empty()));
        ScoreWalk walk = ScoreWalk.over(known, Optional.empty(), set, PROCEDURE.scores());
        ShadowTrades shadow = ShadowTrades.of(walk.scores(List.of(15)), PROCEDURE.tactics(), LicenceProcedure.SIDES);
        ScoreModel model =
                new ScoreModel("night", set, walk.model(day).orElseThrow(), PROCEDURE.tactics(), shadow.frozen(day));
        BarSeries inside = BARS.get(id).between(midnight, midnight + DAY_MILLIS);
        ScoreRule rule = new ScoreRule(
                ScoreReplay.over(model, BARS.get(id), Optional.empty(), midnight, midnight + DAY_MILLIS),
                PROCEDURE.tactics(),
                PROCEDURE.costs(),
                LicenceProcedure.SIDES);
        return PortfolioDay.Instrument.of(id, inside, rule, before, 1.0 / BARS.size(), PROCEDURE.costs());
    }
}
