package dev.scalpel.trading;

/**
 * What trading costs. Rates are shares: 0.001 is 10 basis points.
 *
 * @param feeRate fee per side, as a share of that side's notional
 * @param slippageRate how much worse than the observed price a market fill is, per side
 * @param feeAsset in which asset the fee is taken
 */
public record Costs(double feeRate, double slippageRate, Funding funding, FeeAsset feeAsset) {

    public static final Costs FREE = new Costs(0, 0, Funding.NONE);

    public Costs {
        Require.within("feeRate", feeRate, 0, 0.05);
        Require.within("slippageRate", slippageRate, 0, 0.05);
    }

    /** The fee in the quote asset. */
    public Costs(double feeRate, double slippageRate, Funding funding) {
        this(feeRate, slippageRate, funding, FeeAsset.QUOTE);
    }

    /** The fee in the quote asset, no funding. */
    public static Costs of(double feeRate, double slippageRate) {
        return new Costs(feeRate, slippageRate, Funding.NONE);
    }

    /** The same costs with the fee taken in another asset. */
    public Costs withFeeAsset(FeeAsset other) {
        return new Costs(feeRate, slippageRate, funding, other);
    }

    /** Fees and slippage of both sides, as a share of the notional. */
    public double roundTrip() {
        return 2 * (feeRate + slippageRate);
    }

    /** Twice the round trip, as a share of the price: a trade for less would mostly pay the venue. */
    public double minTargetDistance() {
        return 2 * roundTrip();
    }

    /** Whether the bracket is a candidate: its target must be at least {@link #minTargetDistance}. */
    public boolean allows(Bracket bracket, double sigma) {
        return bracket.targetDistance(sigma) >= minTargetDistance();
    }

    /**
     * The net return of a closed position as a share of its entry notional: labels, trades and equity all use
     * it, except where a fee leaves dust. Slippage is already in the prices.
     */
    public double netReturn(PositionSide side, double entryPrice, double exitPrice, long entryTime, long exitTime) {
        double ratio = exitPrice / entryPrice;
        return side.sign() * (ratio - 1) - feeRate * (1 + ratio) - funding.paid(side, entryTime, exitTime);
    }

    /** The same for an open position, before the exit's fee. */
    public double markedReturn(PositionSide side, double entryPrice, double price, long entryTime, long time) {
        return side.sign() * (price / entryPrice - 1) - feeRate - funding.paid(side, entryTime, time);
    }
}
