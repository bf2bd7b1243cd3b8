package dev.scalpel.execution.account;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.ledger.repository.AccountRepository;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rolls the symbols' accounts up into the account's. Each symbol keeps the account's capital and its own gains and losses;
 * the account is the capital and the gains and losses of all.
 *
 * <p>Symbols of other shards are read every few minutes only. Until then their last figures count, by which a limit of the
 * account can be exceeded. The roll-up of an account with one symbol is stored every few minutes only.
 */
public final class AccountRollUp {

    private static final int ALL_SYMBOLS_INTERVAL_MINUTES = 5;
    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private final List<Symbol> traded;
    private final AccountRepository repository;

    public AccountRollUp(List<Symbol> traded, AccountRepository repository) {
        this.traded = traded;
        this.repository = repository;
    }

    /**
     * The account's figures.
     *
     * @param all the states of all symbols; empty in the minutes in which those of other shards are not read
     */
    public record Result(Optional<RollUp> rollUp, Optional<Map<Symbol, SymbolState>> all) {}

    /**
     * Rolls up, and stores the result when it has changed.
     *
     * @param known the states of the symbols that this invocation has handled
     * @param stored reads the states of other symbols, in their order
     */
    public Result update(
            InvocationContext invocation,
            Map<Symbol, SymbolState> known,
            Function<List<Symbol>, List<SymbolState>> stored) {
        if (traded.isEmpty()) {
            return new Result(invocation.rollUp(), Optional.empty());
        }
        boolean complete = known.keySet().containsAll(traded);
        if (!complete && !readsAllSymbols(invocation)) {
            return new Result(invocation.rollUp(), Optional.empty());
        }
        Map<Symbol, SymbolState> states = new LinkedHashMap<>(known);
        List<Symbol> others =
                traded.stream().filter(symbol -> !known.containsKey(symbol)).toList();
        stored.apply(others).forEach(state -> states.put(state.symbol(), state));
        states.keySet().retainAll(traded);
        long newestBar = known.values().stream()
                .flatMap(state -> state.lastBar().stream())
                .max(Long::compare)
                .orElseGet(invocation::millis);
        Map<Symbol, BigDecimal> bySymbol = new LinkedHashMap<>();
        states.forEach((symbol, state) ->
                bySymbol.put(symbol, BigDecimal.valueOf(state.account().equity())));
        RollUp next =
                next(invocation.rollUp(), invocation.millis(), newestBar, ExecutionConfig.equity(states), bySymbol);
        if (invocation
                .rollUp()
                .filter(last -> isUnchanged(last, next) || canWait(last, next, invocation))
                .isEmpty()) {
            repository.change(invocation.writer(), document -> document.rolledUp(invocation.writer(), next));
        }
        return new Result(Optional.of(next), Optional.of(states));
    }

    public static long dayOf(long millis) {
        return Math.floorDiv(millis, DAY_MILLIS);
    }

    /**
     * The roll-up after one more minute.
     *
     * @param at epoch milliseconds
     * @param bar the newest one; a day begins with its first bar
     * @param bySymbol each one's equity
     * @param equity of the account
     */
    public static RollUp next(
            Optional<RollUp> before, long at, long bar, BigDecimal equity, Map<Symbol, BigDecimal> bySymbol) {
        long day = dayOf(bar);
        BigDecimal peak = before.map(RollUp::peakEquity).orElse(equity).max(equity);
        BigDecimal dayStart = before.map(known -> known.day() == day ? known.dayStartEquity() : known.equity())
                .orElse(equity);
        return new RollUp(at, equity, peak, day, dayStart, bySymbol);
    }

    /** Equity below its peak, as a fraction of the peak. */
    public static double drawdown(RollUp rollUp) {
        return 1 - rollUp.equity().doubleValue() / rollUp.peakEquity().doubleValue();
    }

    /** The account after the operator has lifted a drawdown that had reached its limit: its peak is the equity. */
    public static AccountDocument drawdownLifted(AccountDocument document, double maxDrawdown) {
        Optional<RollUp> lifted = document.rollUp()
                .filter(last -> drawdown(last) >= maxDrawdown)
                .map(last -> new RollUp(
                        last.at(),
                        last.equity(),
                        last.equity(),
                        last.day(),
                        last.dayStartEquity(),
                        last.equityBySymbol()));
        return lifted.isEmpty() ? document : document.withRollUp(lifted);
    }

    private static boolean readsAllSymbols(InvocationContext invocation) {
        return Math.floorMod(invocation.millis() / Minutes.MILLIS, ALL_SYMBOLS_INTERVAL_MINUTES) == 0;
    }

    /** A lone symbol's limits use its own account: nothing waits for this document, and each write costs money. */
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
