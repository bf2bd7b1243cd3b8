package dev.scalpel.execution.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.portfolio.allocation.Execution;
import dev.scalpel.portfolio.round.ModelTarget;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.LossStreak;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.promotion.ChampionTerms;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Origin;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a strategy without a ticker is to hold: by the model's own rules of entry and exit. */
class ModelTargetsTest extends DecisionsFixture {

    private PortfolioState state = PortfolioState.initial("w", new BigDecimal("10000"));

    @Test
    void anEntryIsAPartOfTheStrategysShareWithTheModelsStopAndTarget() {
        champion = new ChampionStatus.Model(new ScriptedScores(0.001));
        ModelTarget target = target().orElseThrow();
        assertThat(target.strategy()).isEqualTo("own");
        assertThat(target.target()).isEqualTo(TargetState.LONG);
        assertThat(target.bar()).isEqualTo(NOW.minus(Duration.ofMinutes(1)).toEpochMilli());
        assertThat(target.close()).isEqualByComparingTo("100");
        double wanted = 0.02 / (ScriptedScores.SIGMA * Math.sqrt(1440));
        assertThat(target.size().doubleValue()).isCloseTo(wanted / 0.9, within(0.0001));
        EntryBasis.ByScore basis = (EntryBasis.ByScore) target.basis().orElseThrow();
        assertThat(basis.strategyId().name()).isEqualTo("own");
        assertThat(basis.origin()).isEqualTo(Origin.MODEL);
        assertThat(basis.modelId()).isEqualTo(ScriptedScores.ID);
        assertThat(basis.distances().stop()).isCloseTo(3 * 0.001 * Math.sqrt(60), within(1e-12));
    }

    @Test
    void aNegativeScoreIsAShortWhereTheInstrumentHasShorts() {
        champion = new ChampionStatus.Model(new ScriptedScores(-0.001));
        assertThat(target().orElseThrow().target()).isEqualTo(TargetState.SHORT);
        sides = java.util.EnumSet.of(PositionSide.LONG);
        assertThat(target().orElseThrow().target()).isEqualTo(TargetState.FLAT);
    }

    @Test
    void aLicencesTermsLimitTheSize() {
        champion = new ChampionStatus.Model(new ScriptedScores(0.001), ChampionTerms.NONE.withWeight(0.09));
        assertThat(target().orElseThrow().size()).isEqualByComparingTo("0.1");
        champion = new ChampionStatus.Model(
                new ScriptedScores(0.001), ChampionTerms.NONE.withWeight(0.09).withShare(0.1));
        assertThat(target().orElseThrow().size()).isEqualByComparingTo("0.01");
        champion = new ChampionStatus.Model(new ScriptedScores(0.001), ChampionTerms.NONE.withWeight(0.00001));
        assertThat(target().orElseThrow().target())
                .as("less than a ten-thousandth of the share")
                .isEqualTo(TargetState.FLAT);
    }

    @Test
    void withoutAModelThatMayEnterNothingIsOpened() {
        for (ChampionStatus none : List.of(
                new ChampionStatus.Flat("never promoted"),
                new ChampionStatus.Refused("damaged"),
                new ChampionStatus.Model(
                        new ScriptedScores(0.001), ChampionTerms.NONE.withoutEntries("its licence is suspended")),
                new ChampionStatus.Model(new ScriptedScores(0.0004)))) {
            champion = none;
            assertThat(target().orElseThrow().target()).isEqualTo(TargetState.FLAT);
        }
    }

    @Test
    void aBarThatIsNotThatOfTheLastMinuteOpensNothing() {
        champion = new ChampionStatus.Model(new ScriptedScores(0.001));
        now = NOW.plus(Duration.ofMinutes(1));
        assertThat(target()).isEmpty();
    }

    @Test
    void withoutBarsNothingIsDecided() {
        champion = new ChampionStatus.Model(new ScriptedScores(0.001));
        now = NOW.minus(Duration.ofDays(1));
        assertThat(target()).isEmpty();
    }

    @Test
    void barsThatCannotBeReadDecideNothing() {
        champion = new ChampionStatus.Model(new ScriptedScores(0.001));
        String key = "bars/binance-usdm/BTC-USDT/2026-06-01.csv";
        store.putIfMatch(
                key,
                "damaged".getBytes(StandardCharsets.UTF_8),
                store.get(key).orElseThrow().etag());
        assertThat(target()).isEmpty();
    }

    @Test
    void aPositionIsKeptUntilItsScoreTurns() {
        hold(entered());
        champion = new ChampionStatus.Model(new ScriptedScores(0.0001));
        assertThat(target()).isEmpty();
        champion = new ChampionStatus.Model(new ScriptedScores(-0.0001));
        assertThat(target().orElseThrow().target()).isEqualTo(TargetState.FLAT);
    }

    /** Its stop, its target and its time limit stand. */
    @Test
    void aPositionIsKeptWhileNoScoreCanBeComputed() {
        hold(entered());
        for (ChampionStatus none : List.of(new ChampionStatus.Flat("expired"), new ChampionStatus.Refused("damaged"))) {
            champion = none;
            assertThat(target()).isEmpty();
        }
    }

    /** An exit needs no fresh bar: a late one closes too. */
    @Test
    void aScoreThatTurnedOnALateBarCloses() {
        hold(entered());
        champion = new ChampionStatus.Model(new ScriptedScores(-0.0001));
        now = NOW.plus(Duration.ofMinutes(3));
        assertThat(target().orElseThrow().target()).isEqualTo(TargetState.FLAT);
    }

    @Test
    void whatNoModelHasOpenedIsClosed() {
        hold(Optional.empty());
        champion = new ChampionStatus.Model(new ScriptedScores(0.001));
        assertThat(target().orElseThrow().target()).isEqualTo(TargetState.FLAT);
    }

    @Test
    void afterAStopTheModelsCoolDownPasses() {
        champion = new ChampionStatus.Model(new ScriptedScores(0.001));
        long bar = NOW.minus(Duration.ofMinutes(1)).toEpochMilli();
        stoppedAt(bar - 4 * 60_000 - 1);
        assertThat(target().orElseThrow().target()).as("five minutes").isEqualTo(TargetState.LONG);
        stoppedAt(bar - 4 * 60_000);
        assertThat(target().orElseThrow().target()).as("four minutes").isEqualTo(TargetState.FLAT);
    }

    private void stoppedAt(long time) {
        LossStreak streak = LossStreak.NONE.after(BigDecimal.ONE.negate(), time, ExitReason.STOP);
        assertThat(streak.lastStop()).isEqualTo(time);
        ClosedTrade trade = closed(time);
        state = PortfolioState.initial("w", new BigDecimal("10000")).withStrategy("own", known -> known.closed(trade));
    }

    private Optional<ModelTarget> target() {
        List<ModelTarget> targets = decisions().targets(state, now);
        assertThat(targets).hasSizeLessThan(2);
        return targets.stream().findFirst();
    }

    private Optional<EntryBasis> entered() {
        champion = new ChampionStatus.Model(new ScriptedScores(0.001));
        return target().orElseThrow().basis();
    }

    private void hold(Optional<EntryBasis> basis) {
        state = state.withBooks(state.books()
                        .opened(
                                "own",
                                PositionSide.LONG,
                                new Execution(
                                        BigDecimal.ONE, new BigDecimal("100"), BigDecimal.ZERO, Execution.FeeIn.OTHER)))
                .withStrategy("own", known -> known.withTrade(Optional.of(open(basis))));
    }
}
