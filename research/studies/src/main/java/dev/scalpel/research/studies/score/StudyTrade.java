package dev.scalpel.research.studies.score;

import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.trading.Trade;
import java.util.List;

/** A trade of a study, of the pair it was made in. */
public record StudyTrade(Symbol symbol, Trade trade) {

    public double gross() {
        return trade.grossReturn();
    }

    /** All trades count the same, whatever their size. */
    public static List<GrossReturn> equalStakes(List<StudyTrade> trades) {
        return trades.stream().map(each -> GrossReturn.ofFree(each.trade())).toList();
    }

    /** Days since the epoch of the entry. */
    public long entryDay() {
        return Math.floorDiv(trade.position().entryTime(), Minutes.MILLIS * Minutes.PER_DAY);
    }

    /** Days since the epoch of the exit. */
    public long exitDay() {
        return Math.floorDiv(trade.exitTime(), Minutes.MILLIS * Minutes.PER_DAY);
    }
}
