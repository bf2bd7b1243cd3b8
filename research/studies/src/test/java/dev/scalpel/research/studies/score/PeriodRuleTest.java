package dev.scalpel.research.studies.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.Trader;
import dev.scalpel.simulation.TraderListener;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import org.junit.jupiter.api.Test;

class PeriodRuleTest {

    private static final AccountView ACCOUNT = new Trader(
                    SimulationSettings.of(Costs.FREE), TraderState.starting(1_000), new TraderListener() {})
            .account();
    private static final Position POSITION = TestTrades.trade(5, 0.001).trade().position();

    private final DecisionRule always = new DecisionRule() {
        @Override
        public Decision decide(int row, AccountView account) {
            return Decision.Enter.byRule(
                    "always", new Bracket(PositionSide.LONG, 1, 1, 5), 0.001, 1, BracketTactics.DEFAULT);
        }

        @Override
        public boolean exits(int row, Position position) {
            return true;
        }

        @Override
        public int nextExit(int row, Position position) {
            return row;
        }
    };

    @Test
    void entersNothingBeforeItsFirstRow() {
        PeriodRule rule = new PeriodRule(always, 100, true);

        assertThat(rule.nextSignal(3)).isEqualTo(100);
        assertThat(rule.nextSignal(150)).isEqualTo(150);
        assertThat(rule.decide(99, ACCOUNT)).isEqualTo(Decision.StandAside.noSignal());
        assertThat(rule.decide(100, ACCOUNT)).isInstanceOf(Decision.Enter.class);
    }

    @Test
    void closesNothingWhereOnlyTheDeadlineDoes() {
        assertThat(new PeriodRule(always, 0, true).nextExit(7, POSITION)).isEqualTo(7);
        assertThat(new PeriodRule(always, 0, true).exits(7, POSITION)).isTrue();
        assertThat(new PeriodRule(always, 0, false).nextExit(7, POSITION)).isEqualTo(DecisionRule.NO_SIGNAL);
        assertThat(new PeriodRule(always, 0, false).exits(7, POSITION)).isFalse();
    }
}
