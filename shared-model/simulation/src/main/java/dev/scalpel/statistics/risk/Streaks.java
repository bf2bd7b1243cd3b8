package dev.scalpel.statistics.risk;

import dev.scalpel.trading.Trade;
import java.util.Comparator;
import java.util.List;

/**
 * The longest runs of trades of one result. A trade without profit and loss ends both.
 *
 * @param winning most wins in a row
 * @param losing most losses in a row
 */
public record Streaks(int winning, int losing) {

    private static final Comparator<Trade> BY_EXIT = Comparator.comparingLong(Trade::exitTime)
            .thenComparingLong(trade -> trade.position().entryTime());

    /** @param trades in any order; they are counted by exit, those of one minute by entry */
    public static Streaks of(List<Trade> trades) {
        int winning = 0;
        int losing = 0;
        int wins = 0;
        int losses = 0;
        for (Trade trade : trades.stream().sorted(BY_EXIT).toList()) {
            wins = trade.netProfit() > 0 ? wins + 1 : 0;
            losses = trade.netProfit() < 0 ? losses + 1 : 0;
            winning = Math.max(winning, wins);
            losing = Math.max(losing, losses);
        }
        return new Streaks(winning, losing);
    }
}
