package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.state.PortfolioState;
import java.util.List;

/**
 * What planning makes of a state: the state to store, and what to do at the venue once it is stored.
 *
 * @param commands in the sequence in which they are carried out; none of a strategy while it is not known how one of its orders stands
 */
public record RoundStep(PortfolioState state, List<PortfolioCommand> commands) {

    public RoundStep {
        commands = List.copyOf(commands);
    }

    /** The new intents of the state. */
    public List<Intent> orders() {
        return commands.stream()
                .filter(PortfolioCommand.Send.class::isInstance)
                .map(PortfolioCommand::intent)
                .toList();
    }
}
