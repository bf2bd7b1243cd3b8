package dev.scalpel.execution.portfolio;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.round.RoundStep;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.signals.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where a portfolio's orders are executed. It remembers nothing: each step receives the state and returns one. */
public interface PortfolioEngine {

    /** The first state: the free cash of the account, and nothing that its owner holds. */
    PortfolioState initial(String writer, Instant now);

    /** Whether a run has anything to do besides signals that are due. */
    boolean isBusy(PortfolioState state, Instant now);

    /** Positions beside the books; looked for in some of the runs, once nothing is left to do. */
    default List<ForeignPosition> foreignPositions(PortfolioState state, Instant now) {
        return List.of();
    }

    /**
     * With the signals that are due. Sends nothing.
     *
     * @param signals of the portfolio that have no outcome yet
     */
    PortfolioState claimed(PortfolioState state, List<Signal> signals, Instant now);

    /** What the orders under way have come to, and what is to be done next. Changes nothing at the venue. */
    Planned plan(PortfolioState state, Instant now);

    /** Carries out the commands of a state that has been stored, once each; the state with the answers. */
    PortfolioState carryOut(PortfolioState claimed, RoundStep step);

    /** Of the instrument of an order. */
    BigDecimal multiplier(Intent intent);

    /** What is held at the venue, by asset; empty on paper. */
    Map<String, BigDecimal> balances(Instant now);

    /**
     * @param reconciled the state before the step, with all that is known of its orders
     * @param inDoubt whether the venue may still report something that the next step depends on: worth waiting for
     * @param notes what a person should know
     */
    record Planned(PortfolioState reconciled, RoundStep step, boolean inDoubt, List<String> notes) {

        public Planned {
            notes = List.copyOf(notes);
        }
    }
}
