package dev.scalpel.execution.minute;

import dev.scalpel.execution.account.AccountDocuments;
import dev.scalpel.execution.account.AccountRollUp;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one roll-up. Symbols of other shards are looked at every few minutes only: until then their last figures stand, and
 * so far a limit of the account can be overshot. A lone symbol's is stored every few minutes only.
 */
final class AccountRollUpWriter {

    private static final int ALL_SYMBOLS_INTERVAL_MINUTES = 5;

    private final List<Symbol> traded;
    private final MinuteProcessor minute;
    private final AccountDocuments accounts;

    AccountRollUpWriter(List<Symbol> traded, MinuteProcessor minute, AccountDocuments accounts) {
        this.traded = traded;
        this.minute = minute;
        this.accounts = accounts;
    }

    /** Rolls up and stores it where it tells something new. */
    Optional<RollUp> roll(InvocationContext invocation, Map<Symbol, SymbolState> known) {
        Map<Symbol, SymbolState> states = new LinkedHashMap<>();
        for (Symbol symbol : traded) {
            SymbolState state = known.get(symbol);
            if (state == null && !readsAllSymbols(invocation)) {
                return invocation.rollUp();
            }
            states.put(
                    symbol,
                    state != null ? state : minute.read(symbol, invocation).state());
        }
        long newestBar = known.values().stream()
                .flatMap(state -> state.lastBar().stream())
                .max(Long::compare)
                .orElseGet(invocation::millis);
        Map<Symbol, BigDecimal> bySymbol = new LinkedHashMap<>();
        states.forEach((symbol, state) ->
                bySymbol.put(symbol, BigDecimal.valueOf(state.account().equity())));
        RollUp next = AccountRollUp.next(
                invocation.rollUp(), invocation.millis(), newestBar, ExecutionConfig.equity(states), bySymbol);
        if (invocation
                .rollUp()
                .filter(last -> isUnchanged(last, next) || canWait(last, next, invocation))
                .isEmpty()) {
            accounts.change(invocation.writer(), document -> document.rolledUp(invocation.writer(), next));
        }
        return Optional.of(next);
    }

    /** The account after a person has lifted a drawdown that had reached its limit. */
    static AccountDocument lifted(AccountDocument document, double maxDrawdown) {
        Optional<RollUp> lifted = document.rollUp()
                .filter(last -> AccountRollUp.drawdown(last) >= maxDrawdown)
                .map(last -> new RollUp(
                        last.at(),
                        last.equity(),
                        last.equity(),
                        last.day(),
                        last.dayStartEquity(),
                        last.equityBySymbol()));
        return lifted.isEmpty()
                ? document
                : new AccountDocument(
                        document.revision(), document.writer(), document.haltReason(), document.changedAt(), lifted);
    }

    private static boolean readsAllSymbols(InvocationContext invocation) {
        return Math.floorMod(invocation.millis() / Minutes.MILLIS, ALL_SYMBOLS_INTERVAL_MINUTES) == 0;
    }

    /** A lone symbol's limits count its own account: nothing waits for this document, and each write costs money. */
    private boolean canWait(RollUp last, RollUp next, InvocationContext invocation) {
        return traded.size() == 1 && last.day() == next.day() && !readsAllSymbols(invocation);
    }

    private static boolean isUnchanged(RollUp last, RollUp next) {
        return last.equity().compareTo(next.equity()) == 0
                && last.day() == next.day()
                && last.peakEquity().compareTo(next.peakEquity()) == 0
                && last.equityBySymbol().equals(next.equityBySymbol());
    }
}
