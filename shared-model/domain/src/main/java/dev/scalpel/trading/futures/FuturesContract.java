package dev.scalpel.trading.futures;

import dev.scalpel.market.Symbol;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A contract that expires.
 *
 * @param month one in which the root has a contract
 */
public record FuturesContract(FuturesRoot root, YearMonth month) implements Comparable<FuturesContract> {

    private static final int YEARS_OF_A_DIGIT = 10;

    /** @throws RefusedContractException when the root has no contract in that month */
    public FuturesContract {
        if (!root.isListedIn(month.getMonth())) {
            throw new RefusedContractException(root + " has no contract that expires in " + month);
        }
    }

    /** The first contract whose month is not before this one. */
    static FuturesContract from(FuturesRoot root, YearMonth earliest) {
        YearMonth month = earliest;
        while (!root.isListedIn(month.getMonth())) {
            month = month.plusMonths(1);
        }
        return new FuturesContract(root, month);
    }

    /** The contract after this one. */
    public FuturesContract next() {
        return from(root, month.plusMonths(1));
    }

    /** As venues name it: {@code ESZ6}. */
    public String name() {
        return root.name()
                + FuturesRoot.ALL_MONTHS.charAt(month.getMonthValue() - 1)
                + month.getYear() % YEARS_OF_A_DIGIT;
    }

    /** The instrument of a strategy that trades this contract only. */
    public Symbol symbol() {
        return new Symbol(name(), root.symbol().quote());
    }

    public LocalDate lastTradingDay() {
        return root.expiry().lastTradingDay(month);
    }

    /** The last day at whose end a position can be held without settlement or a notice of delivery. */
    public LocalDate lastHoldingDay() {
        return root.expiry().lastHoldingDay(month);
    }

    /** Whether it is no longer traded on this day. */
    public boolean isExpired(LocalDate today) {
        return today.isAfter(lastTradingDay());
    }

    /** By month, then by root. */
    @Override
    public int compareTo(FuturesContract other) {
        int byMonth = month.compareTo(other.month);
        return byMonth != 0 ? byMonth : root.compareTo(other.root);
    }

    @Override
    public String toString() {
        return name();
    }
}
