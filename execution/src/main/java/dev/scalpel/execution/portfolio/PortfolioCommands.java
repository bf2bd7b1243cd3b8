package dev.scalpel.execution.portfolio;

import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.store.Backoff;
import dev.scalpel.store.DocumentStore.Document;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes a person's requests into a portfolio's state. Each is a claim: a run under way loses its own and therefore sends nothing
 * by the old state.
 */
final class PortfolioCommands {

    /** Five seconds at most: a run that holds the state ends its rounds meanwhile. */
    private static final Backoff PATIENCE = new Backoff(20, Duration.ofMillis(2), Duration.ofMillis(250));

    private final StoredPortfolios states;

    PortfolioCommands(StoredPortfolios states) {
        this.states = states;
    }

    /**
     * Changes the state. A portfolio without one gets it now, without cash: its next comparison with the account finds what is
     * there.
     */
    PortfolioState change(String portfolio, String writer, UnaryOperator<PortfolioState> change) {
        return PATIENCE.untilWritten("the state of portfolio " + portfolio, () -> {
            Optional<Document<PortfolioState>> read = states.read(portfolio);
            if (read.isEmpty()) {
                PortfolioState first = change.apply(PortfolioState.initial(writer, BigDecimal.ZERO));
                return states.create(portfolio, first).value();
            }
            PortfolioState before = read.get().value();
            PortfolioState after = change.apply(before);
            return after.equals(before)
                    ? before
                    : states.replace(portfolio, read.get(), after.writtenBy(writer))
                            .value();
        });
    }
}
