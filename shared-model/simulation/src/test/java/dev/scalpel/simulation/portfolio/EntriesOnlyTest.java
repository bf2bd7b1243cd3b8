package dev.scalpel.simulation.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.StandAsideReason;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntriesOnlyTest {

    private static final Decision ASIDE = Decision.StandAside.noSignal();

    /** Has a signal in each even row. */
    private final DecisionRule even = new DecisionRule() {
        @Override
        public Decision decide(int row, AccountView account) {
            return ASIDE;
        }

        @Override
        public int nextSignal(int row) {
            return row % 2 == 0 ? row : row + 1;
        }

        @Override
        public int nextExit(int row, Position position) {
            return row + 3;
        }
    };

    private final EntriesOnly rule =
            new EntriesOnly(even, 10, row -> Set.of(3, 4, 8).contains(row));

    @Test
    void aRowOutsideTheUniverseIsDecidedByTheUniverse() {
        AccountView account = AccountState.starting(1_000);
        assertThat(rule.decide(2, account)).isEqualTo(Decision.StandAside.because(StandAsideReason.LEFT_UNIVERSE));
        assertThat(rule.decide(4, account)).isEqualTo(ASIDE);
    }

    @Test
    void signalsOutsideTheUniverseArePassedOver() {
        assertThat(rule.nextSignal(0)).isEqualTo(4);
        assertThat(rule.nextSignal(4)).isEqualTo(4);
        assertThat(rule.nextSignal(5)).isEqualTo(8);
        assertThat(rule.nextSignal(9)).isGreaterThanOrEqualTo(10);
        assertThat(new EntriesOnly(even, 10, row -> false).nextSignal(0)).isGreaterThanOrEqualTo(10);
    }
}
