package dev.scalpel.execution.minute;

import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.state.ExecutionState.Closing;
import dev.scalpel.execution.state.OutboxMerge;
import dev.scalpel.execution.state.StateDocuments;
import dev.scalpel.execution.state.StateDocuments.Held;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.WriteConflictException;
import dev.scalpel.trading.AccountState;
import java.util.function.UnaryOperator;

/**
 * Writes the halt into a symbol's document and takes it out. Each is a claim: an invocation that runs at the same time
 * loses its own and sends nothing on what it knew.
 */
public final class OperatorCommands {

    private static final int MOST_RACES = 20;

    private final MinuteProcessor minute;
    private final StateDocuments states;
    private final OutboxMerge outbox;
    private final ExecutionEngine desk;

    OperatorCommands(MinuteProcessor minute, StateDocuments states, OutboxMerge outbox, ExecutionEngine desk) {
        this.minute = minute;
        this.states = states;
        this.outbox = outbox;
        this.desk = desk;
    }

    /** From now on nothing is opened; the next minute cancels and closes. */
    public SymbolState halt(Symbol symbol, InvocationContext moment) {
        return change(symbol, moment, state -> desk.asked(withHalt(state, true), Closing.NO));
    }

    /** The next minute closes what is open, and goes on trading. */
    SymbolState close(Symbol symbol, InvocationContext moment, Closing how) {
        return change(symbol, moment, state -> desk.asked(state, how));
    }

    /** Entries again. A drawdown that had stopped them counts from here. */
    public SymbolState resume(Symbol symbol, InvocationContext moment, double maxDrawdown) {
        return change(symbol, moment, state -> desk.resumed(withHalt(state, false), maxDrawdown));
    }

    private SymbolState change(Symbol symbol, InvocationContext moment, UnaryOperator<SymbolState> change) {
        for (int race = 1; ; race++) {
            Held held = minute.read(symbol, moment);
            SymbolState next = change.apply(held.state());
            if (held.stored().isPresent() && next.equals(held.state())) {
                return held.state();
            }
            try {
                return states.claim(held, next, moment.writer(), outbox.carried(held.state()))
                        .state();
            } catch (WriteConflictException again) {
                if (race == MOST_RACES) {
                    throw again;
                }
            }
        }
    }

    private static SymbolState withHalt(SymbolState state, boolean halted) {
        return new SymbolState(
                state.symbol(),
                state.revision(),
                state.writer(),
                state.lastBar(),
                halted,
                state.modelId(),
                state.position(),
                state.intents(),
                state.protections(),
                state.account(),
                state.broker(),
                state.outbox());
    }

    /** The peak comes down to the equity where the drawdown has reached its limit; what it was stays on record. */
    public static AccountState lifted(AccountState account, double maxDrawdown) {
        boolean reached = 1 - account.equity() / account.peakEquity() >= maxDrawdown && account.equity() > 0;
        return reached
                ? new AccountState(
                        account.equity(),
                        account.settledEquity(),
                        account.equity(),
                        account.maxDrawdown(),
                        account.day(),
                        account.dayStartEquity(),
                        account.lossesInARow(),
                        account.lastStopTime(),
                        account.lastLossTime())
                : account;
    }
}
