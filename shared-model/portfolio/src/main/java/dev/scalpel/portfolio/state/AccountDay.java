package dev.scalpel.portfolio.state;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * What the account's limits are measured from. Between two changes of the books the value at cost stays, so that a day is begun
 * with the first change in it, and a quiet run changes nothing.
 *
 * @param day of UTC, since the epoch
 * @param start value at cost as the day began
 * @param peak the highest value at cost so far
 */
public record AccountDay(long day, BigDecimal start, BigDecimal peak) {

    /** An account before its first change. */
    public static AccountDay of(BigDecimal value) {
        return new AccountDay(0, value, value);
    }

    /**
     * The day that a time belongs to.
     *
     * @param value at cost, at that time
     * @param now epoch milliseconds
     */
    public AccountDay at(BigDecimal value, long now) {
        long today = TimeUnit.MILLISECONDS.toDays(now);
        return today > day ? new AccountDay(today, value, peak) : this;
    }

    /** With a value that may be a new peak. */
    public AccountDay reached(BigDecimal value) {
        return value.compareTo(peak) > 0 ? new AccountDay(day, start, value) : this;
    }

    /** A deposit, or a withdrawal as a negative amount, is neither profit nor loss. */
    public AccountDay transferred(BigDecimal amount) {
        return new AccountDay(day, start.add(amount), peak.add(amount));
    }

    /** A person has accepted the drawdown: it is measured from this value again. */
    public AccountDay withPeak(BigDecimal value) {
        return new AccountDay(day, start, value);
    }
}
