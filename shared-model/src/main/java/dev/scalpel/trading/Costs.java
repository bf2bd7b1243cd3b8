package dev.scalpel.trading;

/**
 * What trading costs. Rates are shares: 0.001 is 10 basis points.
 *
 * @param feeRate fee of one side, on the notional of that side
 * @param slippageRate by how much a fill at the market is worse than the price seen, a side
 */
public record Costs(double feeRate, double slippageRate, Funding funding) {

    public static final Costs FREE = new Costs(0, 0, Funding.NONE);

    public Costs {
        Require.within("feeRate", feeRate, 0, 0.05);
        Require.within("slippageRate", slippageRate, 0, 0.05);
    }

    public static Costs of(double feeRate, double slippageRate) {
        return new Costs(feeRate, slippageRate, Funding.NONE);
    }

    /** Fees and slippage of both sides, as a share of the notional. */
    public double roundTrip() {
        return 2 * (feeRate + slippageRate);
    }

    /** A bracket whose target is under twice the round trip is no candidate: it works for the venue. */
    public boolean allows(Bracket bracket, double sigma) {
        return bracket.targetDistance(sigma) >= 2 * roundTrip();
    }

    /**
     * The net return of a closed position as a share of its entry notional: labels, trades and equity all come from
     * here. Slippage is inside the prices.
     */
    public double netReturn(Side side, double entryPrice, double exitPrice, long entryTime, long exitTime) {
        double ratio = exitPrice / entryPrice;
        return side.sign() * (ratio - 1) - feeRate * (1 + ratio) - funding.paid(side, entryTime, exitTime);
    }

    /** The same for a position still open: the exit's fee is not yet paid. */
    public double markedReturn(Side side, double entryPrice, double price, long entryTime, long time) {
        return side.sign() * (price / entryPrice - 1) - feeRate - funding.paid(side, entryTime, time);
    }
}
