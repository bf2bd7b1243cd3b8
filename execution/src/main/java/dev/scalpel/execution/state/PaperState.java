package dev.scalpel.execution.state;

import dev.scalpel.ledger.LedgerChecks;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.strategy.StrategyId;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What paper trading remembers of a symbol.
 *
 * @param trader the simulator's state, which holds its position and dust
 * @param entry an entry that waits for its minute, with what its trade row will need
 */
public record PaperState(
        StrategyId strategy,
        BigDecimal capital,
        TraderState trader,
        Optional<EntryPlan> entry,
        CloseRequest closeRequest)
        implements ExecutionState {

    public PaperState {
        capital = LedgerChecks.plain(capital);
    }

    public static PaperState starting(StrategyId strategy, BigDecimal capital) {
        return new PaperState(
                strategy, capital, TraderState.starting(capital.doubleValue()), Optional.empty(), CloseRequest.NONE);
    }

    @Override
    public Mode mode() {
        return Mode.PAPER;
    }

    @Override
    public Optional<String> attention() {
        return Optional.empty();
    }

    public PaperState with(TraderState newTrader, Optional<EntryPlan> newEntry) {
        return new PaperState(strategy, capital, newTrader, newEntry, closeRequest);
    }

    public PaperState withStrategy(StrategyId now) {
        return new PaperState(now, capital, trader, entry, closeRequest);
    }

    public PaperState withCloseRequest(CloseRequest request) {
        return new PaperState(strategy, capital, trader, entry, request);
    }
}
