package dev.scalpel.execution.transition;

import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;

/**
 * What the decision on a bar means for an open position: if its score has turned, it is to be closed at the market. The
 * books keep that until it is done, whatever later scores say; {@link PositionTransitions} has the commands. Pure.
 */
public final class ScoreExitTransitions {

    private ScoreExitTransitions() {}

    /**
     * The books after the decision on a bar. An exit that is under way keeps its reason, and one that is due at the deadline
     * anyway has that reason, as in the simulator.
     *
     * @param price that would close the position now
     * @param bar the minute of the bar
     * @param now epoch milliseconds
     */
    public static VenueBooks decided(VenueBooks books, DecisionTrace trace, BigDecimal price, long bar, long now) {
        boolean closes = trace.exits()
                && books.execution().exitPlan().isEmpty()
                && books.position()
                        .filter(open -> now < open.position().deadline())
                        .isPresent();
        return closes
                ? books.withExecution(books.execution().exiting(new ExitPlan(ExitReason.SCORE, price, bar)))
                : books;
    }
}
