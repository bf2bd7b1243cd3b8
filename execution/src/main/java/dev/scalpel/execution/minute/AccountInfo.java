package dev.scalpel.execution.minute;

import dev.scalpel.execution.account.AccountRollUp;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.state.ExecutionState;
import dev.scalpel.execution.state.StateDocuments.Held;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.trading.AccountState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The account and its symbols.
 *
 * @param halted why trading is halted; empty while it is not
 * @param equity as last rolled up, in the quote asset
 * @param drawdown below its peak, as a share
 * @param balances at the venue, by asset; empty on paper
 */
public record AccountInfo(
        Instant at,
        Mode mode,
        Optional<String> halted,
        Optional<BigDecimal> equity,
        Optional<Double> drawdown,
        Map<String, BigDecimal> balances,
        List<SymbolInfo> symbols) {

    /**
     * One symbol.
     *
     * @param lastBar the newest bar that was decided on
     * @param position what is open
     * @param unresolved orders that the venue has to be asked about
     * @param attention what keeps it from trading as it should
     */
    public record SymbolInfo(
            Symbol symbol,
            boolean halted,
            Optional<Instant> lastBar,
            Optional<String> modelId,
            Optional<String> position,
            List<String> unresolved,
            Optional<String> attention,
            AccountState account) {

        static SymbolInfo of(Held held) {
            SymbolState state = held.state();
            return new SymbolInfo(
                    state.symbol(),
                    state.halted(),
                    state.lastBar().map(Instant::ofEpochMilli),
                    state.modelId(),
                    state.position().map(MinuteReport::told),
                    state.unresolved().stream().map(Intent::clientId).toList(),
                    state.broker().map(ExecutionState::fromTree).flatMap(ExecutionState::attention),
                    state.account());
        }
    }

    public AccountInfo {
        balances = Map.copyOf(balances);
        symbols = List.copyOf(symbols);
    }

    static AccountInfo of(
            Mode mode, InvocationContext moment, Map<String, BigDecimal> balances, List<SymbolInfo> symbols) {
        return new AccountInfo(
                moment.now(),
                mode,
                moment.account().flatMap(AccountDocument::haltReason),
                moment.rollUp().map(AccountDocument.RollUp::equity),
                moment.rollUp().map(AccountRollUp::drawdown),
                balances,
                symbols);
    }
}
