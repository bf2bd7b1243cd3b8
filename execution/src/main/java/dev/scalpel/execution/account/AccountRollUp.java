package dev.scalpel.execution.account;

import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Rolls the symbols' accounts up into one. Each symbol keeps the account's capital and its own gains and losses; the
 * account is the capital and the gains and losses of all.
 */
public final class AccountRollUp {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private AccountRollUp() {}

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

    /** Equity below its peak, as a share of the peak. */
    public static double drawdown(RollUp rollUp) {
        return 1 - rollUp.equity().doubleValue() / rollUp.peakEquity().doubleValue();
    }
}
