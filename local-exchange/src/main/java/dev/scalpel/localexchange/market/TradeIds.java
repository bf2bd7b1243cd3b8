package dev.scalpel.localexchange.market;

import java.util.function.IntFunction;

/**
 * The first ids of each bar's trades, which continue those of the bar before. They are counted as far as they are needed: a
 * market has hundreds of thousands of bars, and most runs read the ids of a few.
 */
final class TradeIds {

    private final IntFunction<BarTrades> tapes;
    private final int rows;
    private final long[] firstAggregate;
    private final long[] firstTrade;
    /** Rows whose ids, and the next row's first ones, are known. */
    private int counted;

    /** @param tapes the trades of a row, less than {@code rows} */
    TradeIds(int rows, IntFunction<BarTrades> tapes) {
        this.tapes = tapes;
        this.rows = rows;
        firstAggregate = new long[rows + 1];
        firstTrade = new long[rows + 1];
    }

    /** @param row at most the number of rows, for the next id */
    synchronized long firstAggregate(int row) {
        countTo(row);
        return firstAggregate[row];
    }

    /** @param row at most the number of rows, for the next id */
    synchronized long firstTrade(int row) {
        countTo(row);
        return firstTrade[row];
    }

    /** The row that contains this id; the number of rows when none does. */
    synchronized int rowOfAggregate(long id) {
        return rowOf(firstAggregate, id);
    }

    /** The row that contains this id; the number of rows when none does. */
    synchronized int rowOfTrade(long id) {
        return rowOf(firstTrade, id);
    }

    private int rowOf(long[] firstIds, long id) {
        while (counted < rows && firstIds[counted] <= id) {
            countTo(counted + 1);
        }
        int low = 0;
        int high = counted;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (firstIds[middle + 1] <= id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void countTo(int row) {
        for (; counted < row; counted++) {
            BarTrades tape = tapes.apply(counted);
            firstAggregate[counted + 1] = firstAggregate[counted] + tape.aggregates();
            firstTrade[counted + 1] = firstTrade[counted] + tape.trades();
        }
    }
}
