package dev.scalpel.execution.minute;

import dev.scalpel.execution.account.AccountRollUp;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.state.ExecutionState;
import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.trading.AccountState;
import dev.scalpel.venue.trading.margin.MarginPosition;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The account and its symbols.
 *
 * @param halted why trading is halted; empty while it is not
 * @param paused why nothing is opened while what is open is managed; empty while it is not paused
 * @param equity as of the last roll-up, in the quote asset
 * @param drawdown below the peak, as a fraction of it
 * @param balances at the venue, by asset; empty on paper
 * @param marginUse margins of the open positions ÷ equity; empty without one on margin, or without a roll-up
 */
public record AccountInfo(
        Instant at,
        Mode mode,
        Optional<String> halted,
        Optional<String> paused,
        Optional<BigDecimal> equity,
        Optional<Double> drawdown,
        Map<String, BigDecimal> balances,
        Optional<Double> marginUse,
        List<SymbolInfo> symbols) {

    /**
     * One symbol.
     *
     * @param lastBar the newest bar that was decided on
     * @param position the open position, described
     * @param unresolved client ids of orders whose outcome is not known yet
     * @param attention what keeps the symbol from trading normally
     * @param margin of the open position; empty without one on margin
     */
    public record SymbolInfo(
            Symbol symbol,
            boolean halted,
            Optional<Instant> lastBar,
            Optional<String> modelId,
            Optional<String> position,
            List<String> unresolved,
            Optional<String> attention,
            AccountState account,
            Optional<PositionMargin> margin) {

        static SymbolInfo of(LoadedState loaded, Optional<MarginPosition> margin) {
            SymbolState state = loaded.state();
            return new SymbolInfo(
                    state.symbol(),
                    state.halted(),
                    state.lastBar().map(Instant::ofEpochMilli),
                    state.modelId(),
                    state.position().map(MinuteReport::describe),
                    state.unresolved().stream().map(Intent::clientId).toList(),
                    state.execution().flatMap(ExecutionState::attention),
                    state.account(),
                    margin.flatMap(PositionMargin::of));
        }
    }

    public AccountInfo {
        balances = Map.copyOf(balances);
        symbols = List.copyOf(symbols);
    }

    static AccountInfo of(
            Mode mode, InvocationContext invocation, Map<String, BigDecimal> balances, List<SymbolInfo> symbols) {
        return new AccountInfo(
                invocation.now(),
                mode,
                invocation.account().flatMap(AccountDocument::haltReason),
                invocation.account().flatMap(AccountDocument::pauseReason),
                invocation.rollUp().map(AccountDocument.RollUp::equity),
                invocation.rollUp().map(AccountRollUp::drawdown),
                balances,
                marginUse(symbols, invocation.rollUp().map(AccountDocument.RollUp::equity)),
                symbols);
    }

    private static Optional<Double> marginUse(List<SymbolInfo> symbols, Optional<BigDecimal> equity) {
        List<BigDecimal> margins = symbols.stream()
                .flatMap(symbol -> symbol.margin().stream())
                .map(PositionMargin::margin)
                .toList();
        return margins.isEmpty()
                ? Optional.empty()
                : equity.filter(amount -> amount.signum() > 0)
                        .map(amount -> margins.stream()
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(amount, MathContext.DECIMAL64)
                                .doubleValue());
    }
}
