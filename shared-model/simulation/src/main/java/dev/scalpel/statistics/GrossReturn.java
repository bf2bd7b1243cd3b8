package dev.scalpel.statistics;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Trade;

/**
 * What a closed trade earned before the costs of trading it, and how much it bought and sold for it.
 *
 * @param time epoch milliseconds of the entry: trades of one day or week, of all instruments, share a cluster
 * @param gross earned before fees, spread and slippage, in units of the stake. Funding and liquidation are in it: they do not
 *     depend on what trading costs, so no cost per side at which the trade breaks even contains them
 * @param turnover of entry and exit together, in the same units; 0 for a day of a position that was only held
 */
public record GrossReturn(long time, double gross, double turnover) {

    /** An entry and an exit. */
    private static final double SIDES = 2;

    public GrossReturn {
        if (!Double.isFinite(gross)) {
            throw new IllegalArgumentException("gross must be finite: " + gross);
        }
        if (!(turnover >= 0 && turnover <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("turnover must be finite and >= 0: " + turnover);
        }
    }

    /** A trade that counts as much as every other. */
    public static GrossReturn equal(long entryTime, double gross) {
        return weighted(entryTime, gross, 1);
    }

    /** @param weight its stake, for example its notional, above 0 */
    public static GrossReturn weighted(long entryTime, double gross, double weight) {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("weight must be > 0: " + weight);
        }
        return new GrossReturn(entryTime, weight * gross, weight * SIDES);
    }

    /** A trade that was simulated at {@link Costs#ofHolding()}: its prices are those of the bars. */
    public static GrossReturn ofFree(Trade trade) {
        return equal(trade.position().entryTime(), trade.netReturn());
    }
}
