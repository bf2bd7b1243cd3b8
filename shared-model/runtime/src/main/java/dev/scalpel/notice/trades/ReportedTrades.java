package dev.scalpel.notice.trades;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which closed trades have been reported: the content of {@code notices/trades.json}. Times are epoch milliseconds.
 *
 * @param since trades closed before are not reported: notices were off
 * @param sentAt when the last notice was sent; 0 before the first
 * @param reported ids of reported trades with the times of their exits, as long as they could be found again
 * @param attempt a notice that is being sent, or whose sender has died
 */
record ReportedTrades(long since, long sentAt, SortedMap<String, Long> reported, Optional<Attempt> attempt) {

    /** @param writer identifies the attempt, so that a sender recognises its own after a lost answer */
    record Attempt(long at, String writer, List<String> trades) {

        Attempt {
            trades = List.copyOf(trades);
        }
    }

    ReportedTrades {
        reported = Collections.unmodifiableSortedMap(new TreeMap<>(reported));
    }

    static ReportedTrades from(long now) {
        return new ReportedTrades(now, 0, new TreeMap<>(), Optional.empty());
    }

    ReportedTrades attempting(Attempt own) {
        return new ReportedTrades(since, sentAt, reported, Optional.of(own));
    }

    /** The sender knows that it was not sent. */
    ReportedTrades released() {
        return new ReportedTrades(since, sentAt, reported, Optional.empty());
    }

    /** @param oldest exit of a trade that is still searched for */
    ReportedTrades sent(long now, Collection<ClosedTrade> trades, long oldest) {
        SortedMap<String, Long> all = new TreeMap<>((Map<String, Long>) reported);
        trades.forEach(trade -> all.put(trade.key(), trade.row().exit().time()));
        all.values().removeIf(exit -> exit < oldest);
        return new ReportedTrades(since, now, all, Optional.empty());
    }
}
