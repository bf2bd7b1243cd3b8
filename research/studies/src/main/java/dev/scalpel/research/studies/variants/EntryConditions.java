package dev.scalpel.research.studies.variants;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.research.studies.variants.EntryFilter.Condition;
import dev.scalpel.trading.PositionSide;
import java.util.LinkedHashMap;
import java.util.Map;

/** Conditions of an entry that are measured: on volatility, and brakes in a crash. */
final class EntryConditions {

    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 1_440;

    private final BarSeries bars;
    private final ScoreColumns columns;
    private final CalmVolatility calm;

    EntryConditions(BarSeries bars, ScoreColumns columns) {
        this.bars = bars;
        this.columns = columns;
        this.calm = CalmVolatility.of(columns);
    }

    /** The present hour against the median of 14 days. */
    Map<String, Condition> onVolatility() {
        Map<String, Condition> all = new LinkedHashMap<>();
        all.put("σ below its median of 14 days", (row, side) -> columns.sigma()[row] < calm.at(row));
        all.put("σ above its median of 14 days", (row, side) -> columns.sigma()[row] >= calm.at(row));
        all.put("σ above half, below twice its median", (row, side) -> {
            double ratio = columns.sigma()[row] / calm.at(row);
            return ratio >= 0.5 && ratio <= 2;
        });
        return all;
    }

    /** No entry after, or against, a move that is extreme in ordinary volatility. */
    Map<String, Condition> brakes() {
        Map<String, Condition> all = new LinkedHashMap<>();
        all.put("no entry after a day's move beyond 3 σ", (row, side) -> Math.abs(move(row, MINUTES_PER_DAY)) <= 3);
        all.put("no entry after an hour's move beyond 6 σ", (row, side) -> Math.abs(move(row, MINUTES_PER_HOUR)) <= 6);
        all.put("none against an hour's move beyond 6 σ", (row, side) -> against(row, side, MINUTES_PER_HOUR) <= 6);
        all.put("none against a day's move beyond 3 σ", (row, side) -> against(row, side, MINUTES_PER_DAY) <= 3);
        return all;
    }

    private double against(int row, PositionSide side, int minutes) {
        return -side.sign() * move(row, minutes);
    }

    /** The last return in ordinary units of its length; 0 where the minute before it is absent. */
    private double move(int row, int minutes) {
        int before = bars.rowOf(Minutes.plus(bars.openTime(row), -minutes));
        double sigma = calm.at(row);
        return before < 0 || !(sigma > 0)
                ? 0
                : (bars.close(row) / bars.close(before) - 1) / (sigma * Math.sqrt(minutes));
    }
}
