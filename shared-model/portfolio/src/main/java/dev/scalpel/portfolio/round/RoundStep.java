package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.state.PortfolioState;
import java.util.List;

/**
 * What planning makes of a state: the state to store, and the orders to send once it is stored.
 *
 * @param orders new intents of the state, none while others are unresolved
 */
public record RoundStep(PortfolioState state, List<Intent> orders) {

    public RoundStep {
        orders = List.copyOf(orders);
    }
}
