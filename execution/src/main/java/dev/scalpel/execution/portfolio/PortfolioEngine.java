package dev.scalpel.execution.portfolio;

import dev.scalpel.portfolio.round.RoundStep;
import dev.scalpel.portfolio.state.PortfolioState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where a portfolio's orders are executed. It remembers nothing: each step receives the state and returns one. */
public interface PortfolioEngine {

    /** The first state: the free cash of the account, and nothing that its owner holds. */
    PortfolioState initial(String writer, Instant now);

    /**
     * What the orders under way have come to, and what is to be sent next. Sends nothing.
     *
     * @param first whether this is the first step of the invocation: the books are compared with the account
     */
    Planned plan(PortfolioState state, boolean first, Instant now);

    /** Sends the orders of a state that has been stored, once each; the state with the answers. */
    PortfolioState send(PortfolioState claimed, RoundStep step, Instant now);

    /** What is held at the venue, by asset; empty on paper. */
    Map<String, BigDecimal> balances(Instant now);

    /**
     * @param reconciled the state before the step, with all that is known of its orders
     * @param inDoubt whether the venue may still report more of an order: worth waiting for
     * @param notes what a person should know
     */
    record Planned(PortfolioState reconciled, RoundStep step, boolean inDoubt, List<String> notes) {

        Planned {
            notes = List.copyOf(notes);
        }
    }
}
