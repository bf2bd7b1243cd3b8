package dev.scalpel.local.backtest;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.bars.BarRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The days of a backtest where none are requested: all stored ones that have enough history before them. */
public final class BacktestPeriod {

    private BacktestPeriod() {}

    /**
     * @param from first day; empty for the first stored one with this many days of history before it
     * @param to the day after the last; empty for all stored ones
     * @throws NoBarsException when no bars are stored, or fewer days than the history needs
     * @throws IllegalArgumentException when the days are in the wrong order
     */
    public static BacktestPlan plan(
            InstrumentId instrument,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            int historyDays,
            BacktestPlan.Retrain retrain,
            BarRepository bars) {
        if (from.isPresent() && to.isPresent()) {
            return new BacktestPlan(instrument.symbol(), start(from.get()), start(to.get()), retrain);
        }
        List<LocalDate> days = bars.storedDays(instrument);
        if (days.isEmpty()) {
            throw new NoBarsException("no bars of " + instrument.symbol() + " are stored");
        }
        LocalDate begin = from.orElseGet(() -> days.get(0).plusDays(historyDays));
        LocalDate end = to.orElseGet(() -> days.get(days.size() - 1).plusDays(1));
        if (from.isEmpty() && !begin.isBefore(end)) {
            throw new NoBarsException("the bars of " + instrument.symbol() + " are stored from " + days.get(0) + " to "
                    + end + ", and " + historyDays + " days of history are needed before the first one that is traded");
        }
        return new BacktestPlan(instrument.symbol(), start(begin), start(end), retrain);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
