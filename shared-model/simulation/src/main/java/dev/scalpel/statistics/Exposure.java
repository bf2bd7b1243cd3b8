package dev.scalpel.statistics;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The share of time with an open position. */
public final class Exposure {

    private Exposure() {}

    /**
     * Share of {@code [from, to)} with at least one open position. A position counts from its entry to its exit's
     * minute; one that ended in its entry bar counts for that minute.
     *
     * @return in [0, 1]; undefined for an empty period
     */
    public static Statistic share(List<Trade> trades, long from, long to) {
        if (to <= from) {
            return Statistic.undefined("the period has no length");
        }
        List<Trade> byEntry = new ArrayList<>(trades);
        byEntry.sort(Comparator.comparingLong(trade -> trade.position().entryTime()));
        long exposed = 0;
        long covered = from;
        for (Trade trade : byEntry) {
            long entry = trade.position().entryTime();
            long begin = Math.max(covered, entry);
            long end = Math.min(to, Math.max(trade.exitTime(), entry + Minutes.MILLIS));
            if (end > begin) {
                exposed += end - begin;
                covered = end;
            }
        }
        return Statistic.of((double) exposed / (to - from));
    }
}
