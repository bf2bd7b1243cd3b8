package dev.scalpel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.account.AccountTransitions;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An account at a venue follows the simulator's arithmetic: the same steps give the same bits. */
class AccountTransitionsParityTest {

    private static final long START = 1_780_272_000_000L;
    private static final double CAPITAL = 1_000;

    /**
     * A bar, and what happens in it.
     *
     * @param minutes since the bar before
     * @param gain of the open position at the bar's close, or of the trade that ends in it
     * @param exit ends the position; otherwise it is only marked
     */
    record Step(int minutes, double gain, boolean exit, ExitReason reason) {}

    @Property(tries = 500)
    void theSameStepsGiveTheSameAccount(@ForAll("steps") List<Step> steps) {
        SimulatedAccount simulated = new SimulatedAccount(AccountState.starting(CAPITAL));
        AccountState atVenue = AccountState.starting(CAPITAL);
        long bar = START;
        for (Step step : steps) {
            bar += step.minutes() * Minutes.MILLIS;
            simulated.beginBar(bar);
            atVenue = AccountTransitions.beginBar(atVenue, bar);
            if (step.exit()) {
                Trade trade = trade(bar, step);
                simulated.settle(trade);
                simulated.mark(simulated.settledEquity());
                atVenue = AccountTransitions.settle(atVenue, trade.netProfit(), trade.reason(), bar + 1_234);
            } else {
                simulated.mark(simulated.settledEquity() + step.gain());
                atVenue = AccountTransitions.mark(atVenue, atVenue.settledEquity() + step.gain());
            }
            assertThat(atVenue).isEqualTo(simulated.state());
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Double> gains = Arbitraries.oneOf(
                Arbitraries.of(0.0), Arbitraries.doubles().between(-10, 10).ofScale(4));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 900),
                        gains,
                        Arbitraries.of(true, false),
                        Arbitraries.of(ExitReason.class))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static Trade trade(long minute, Step step) {
        Bracket bracket = new Bracket(PositionSide.LONG, 2, 4, 60);
        Position position = Position.enter(
                new ByModel("m", bracket, 0.01),
                minute - 2 * Minutes.MILLIS,
                minute - Minutes.MILLIS,
                100,
                BigDecimal.ONE);
        return new Trade(position, minute, 100, step.reason(), step.gain() / 100, step.gain());
    }
}
