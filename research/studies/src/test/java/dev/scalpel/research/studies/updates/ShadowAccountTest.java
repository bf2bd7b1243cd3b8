package dev.scalpel.research.studies.updates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** Of an instrument that is not in the universe on every day. */
class ShadowAccountTest {

    private static final long FIRST = 20_000;
    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    private static final int DAYS = 4;
    /** Stop and target far away, ten minutes at most. */
    private static final ScoreTactics TACTICS = new ScoreTactics(0.97, 0, 50, 100, 240, 0.02, 1, 1, 0);

    private final BarSeries bars = bars();

    @Test
    void aDayOnWhichItWasNoMemberContributesNothing() {
        ShadowResult all = account(closed -> true, 100, 105);
        ShadowResult without = account(closed -> dayOf(closed) != 2, 100, 105);

        assertThat(all.counted()).containsExactly(true, true, true, true);
        assertThat(all.returns()[2]).isNotZero();
        assertThat(without.counted()).containsExactly(true, true, false, true);
        assertThat(without.returns()[2]).isZero();
        for (int day : new int[] {0, 1, 3}) {
            assertThat(without.returns()[day]).isEqualTo(all.returns()[day]);
        }
        assertThat(without.tradesSha256()).isNotEqualTo(all.tradesSha256());
    }

    /** The list of a day is made some time after its midnight: until then the one before counts. */
    @Test
    void aMemberOfAPartOfADayIsEnteredInThatPart() {
        LongPredicate untilNoon = closed -> closed < (FIRST + 1) * DAY_MILLIS + 12 * 60 * Minutes.MILLIS;
        assertThat(account(untilNoon, 100, 105).returns()[1]).isNotZero();
        ShadowResult afternoon = account(untilNoon, 800, 805);
        assertThat(afternoon.returns()[1]).isZero();
        assertThat(afternoon.counted()).containsExactly(true, true, false, false);
    }

    @Test
    void aPositionThatWasOpenAtMidnightIsClosedOnADayThatThenCounts() {
        ShadowResult result = account(closed -> dayOf(closed) < 1, 1_435, 3);
        assertThat(result.counted()).containsExactly(true, true, false, false);
        assertThat(result.returns()[1]).isNotZero();
    }

    private ShadowResult account(LongPredicate inUniverse, int entryRow, int exitRow) {
        return ShadowAccount.from(FIRST, bars, inUniverse, day -> rule(entryRow, exitRow), Costs.FREE);
    }

    /** A bar that closes at midnight is the last of its day. */
    private static long dayOf(long closed) {
        return Math.floorDiv(closed - 1, DAY_MILLIS) - FIRST;
    }

    /** Rises by a hundredth each minute, so that every long position gains. */
    private static BarSeries bars() {
        BarSeries.Builder bars = new BarSeries.Builder(DAYS * (int) Minutes.PER_DAY);
        for (int minute = 0; minute < DAYS * Minutes.PER_DAY; minute++) {
            double price = 100 + 0.01 * minute;
            bars.add(Minutes.plus(FIRST * DAY_MILLIS, minute), price, price, price, price, 5, 3, 2);
        }
        return bars.build();
    }

    private static DecisionRule rule(int entryRow, int exitRow) {
        return new DecisionRule() {
            @Override
            public Decision decide(int row, AccountView account) {
                return row == entryRow
                        ? new Decision.Enter(
                                ByScore.of("model", 1, 0.5, PositionSide.LONG, 0.001, TACTICS),
                                1,
                                Double.NaN,
                                Double.NaN,
                                TACTICS)
                        : Decision.StandAside.noSignal();
            }

            @Override
            public int nextExit(int row, Position position) {
                return row;
            }

            @Override
            public boolean exits(int row, Position position) {
                return row == exitRow;
            }
        };
    }
}
