package dev.scalpel.execution.minute;

import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.OutboxMerge;
import dev.scalpel.execution.state.StateRepository;
import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Backoff;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Writes the operator's commands (halt, close, resume) into a symbol's state. Each is a claim: a concurrent invocation
 * loses its own claim and therefore sends nothing based on the old state.
 */
public final class OperatorCommands {

    /** Five seconds at most: an invocation that holds the state ends its rounds meanwhile. */
    private static final Backoff PATIENCE = new Backoff(20, Duration.ofMillis(2), Duration.ofMillis(250));

    private final MinuteProcessor minute;
    private final StateRepository states;
    private final OutboxMerge outbox;
    private final ExecutionEngine engine;

    OperatorCommands(MinuteProcessor minute, StateRepository states, OutboxMerge outbox, ExecutionEngine engine) {
        this.minute = minute;
        this.states = states;
        this.outbox = outbox;
        this.engine = engine;
    }

    /** No entries from now on; the next minute cancels orders and closes the position. */
    public SymbolState halt(InstrumentId instrument, InvocationContext invocation) {
        return change(
                instrument, invocation, state -> engine.withCloseRequested(state.withHalted(true), CloseRequest.NONE));
    }

    /** The next minute closes the position; trading continues. */
    SymbolState close(InstrumentId instrument, InvocationContext invocation, CloseRequest how) {
        return change(instrument, invocation, state -> engine.withCloseRequested(state, how));
    }

    /** Allows entries again. A drawdown that had stopped them counts from the current equity. */
    public SymbolState resume(InstrumentId instrument, InvocationContext invocation, double maxDrawdown) {
        return change(instrument, invocation, state -> engine.resumed(state.withHalted(false), maxDrawdown));
    }

    private SymbolState change(
            InstrumentId instrument, InvocationContext invocation, UnaryOperator<SymbolState> change) {
        return PATIENCE.untilWritten("the state of " + instrument.key(), () -> {
            LoadedState loaded = minute.read(instrument, invocation);
            SymbolState next = change.apply(loaded.state());
            return loaded.version().isPresent() && next.equals(loaded.state())
                    ? loaded.state()
                    : states.claim(loaded, next, invocation.writer(), outbox.carried(loaded))
                            .state();
        });
    }
}
