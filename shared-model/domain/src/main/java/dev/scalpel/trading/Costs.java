package dev.scalpel.trading;

import dev.scalpel.funding.Funding;
import dev.scalpel.funding.FundingSeries;

/**
 * What trading an instrument costs. Rates are shares: 0.001 is 10 basis points. An entry, a stop and an exit at market
 * take liquidity: they pay {@link #takerFeeRate} and fill at {@link #takerPrice}. A target that rests in the book pays
 * {@link #makerFeeRate} and fills at its price; whether it does, the venue decides.
 *
 * @param makerFeeRate fee of an order that rests, as a share of its notional
 * @param takerFeeRate fee of an order that takes, as a share of its notional
 * @param halfSpreadRate distance from the traded price to the quoted price that a taker order pays
 * @param slippage how much worse than the quoted price a taker order fills
 * @param funding assumed, where {@code fundingRates} has none
 * @param feeAsset in which asset the fee is taken
 * @param fundingRates the actual ones, charged on the notional at the open of their minutes
 * @param margin of positions
 * @param target whether targets rest, or take as a stop does
 */
public record Costs(
        double makerFeeRate,
        double takerFeeRate,
        double halfSpreadRate,
        SizeSlippage slippage,
        Funding funding,
        FeeAsset feeAsset,
        FundingSeries fundingRates,
        MarginRules margin,
        TargetFill target) {

    /** How a position's target is executed: a fact of the venue. */
    public enum TargetFill {
        /** As a limit order that rests beside the stop in a list, of which one cancels the other. */
        RESTS,
        /**
         * At market: by an order that its price triggers, or by the next look at the price where none can rest beside the stop. It pays
         * the taker's fee, spread and slippage.
         */
        TAKES
    }

    public static final Costs FREE = of(0, 0);

    private static final double MAX_RATE = 0.05;

    public Costs {
        Require.within("makerFeeRate", makerFeeRate, 0, MAX_RATE);
        Require.within("takerFeeRate", takerFeeRate, 0, MAX_RATE);
        Require.within("halfSpreadRate", halfSpreadRate, 0, MAX_RATE);
        if (!fundingRates.isEmpty() && funding.rate() != 0) {
            throw new IllegalArgumentException("where funding rates are known, none is assumed: " + funding);
        }
    }

    /** Without actual funding rates and margin, where targets rest. */
    public Costs(
            double makerFeeRate,
            double takerFeeRate,
            double halfSpreadRate,
            SizeSlippage slippage,
            Funding funding,
            FeeAsset feeAsset) {
        this(
                makerFeeRate,
                takerFeeRate,
                halfSpreadRate,
                slippage,
                funding,
                feeAsset,
                FundingSeries.NONE,
                MarginRules.NONE,
                TargetFill.RESTS);
    }

    /** The same fee for all orders, taken in the quote asset, and the same slippage for all sizes; no funding. */
    public static Costs of(double feeRate, double slippageRate) {
        return new Costs(feeRate, feeRate, 0, SizeSlippage.flat(slippageRate), Funding.NONE, FeeAsset.QUOTE);
    }

    public Costs withMakerFee(double rate) {
        return withFees(rate, takerFeeRate, feeAsset);
    }

    public Costs withHalfSpread(double rate) {
        return new Costs(makerFeeRate, takerFeeRate, rate, slippage, funding, feeAsset, fundingRates, margin, target);
    }

    public Costs withSlippage(SizeSlippage other) {
        return new Costs(
                makerFeeRate, takerFeeRate, halfSpreadRate, other, funding, feeAsset, fundingRates, margin, target);
    }

    public Costs withFunding(Funding other) {
        return new Costs(
                makerFeeRate, takerFeeRate, halfSpreadRate, slippage, other, feeAsset, fundingRates, margin, target);
    }

    public Costs withFeeAsset(FeeAsset other) {
        return withFees(makerFeeRate, takerFeeRate, other);
    }

    public Costs withFees(double maker, double taker, FeeAsset asset) {
        return new Costs(maker, taker, halfSpreadRate, slippage, funding, asset, fundingRates, margin, target);
    }

    /** The actual funding rates instead of assumed ones; unchanged if there are none. */
    public Costs withFundingRates(FundingSeries rates) {
        return rates.isEmpty()
                ? this
                : new Costs(
                        makerFeeRate,
                        takerFeeRate,
                        halfSpreadRate,
                        slippage,
                        Funding.NONE,
                        feeAsset,
                        rates,
                        margin,
                        target);
    }

    public Costs withMargin(MarginRules rules) {
        return new Costs(
                makerFeeRate, takerFeeRate, halfSpreadRate, slippage, funding, feeAsset, fundingRates, rules, target);
    }

    public Costs withTarget(TargetFill other) {
        return new Costs(
                makerFeeRate, takerFeeRate, halfSpreadRate, slippage, funding, feeAsset, fundingRates, margin, other);
    }

    /** What does not depend on trading more or less: funding and margin, without fees, spread and slippage. */
    public Costs ofHolding() {
        return new Costs(0, 0, 0, FREE.slippage, funding, FeeAsset.QUOTE, fundingRates, margin, target);
    }

    /** Whether positions are contracts with funding or margin, whose fees are taken from the margin. */
    public boolean isContract() {
        return !fundingRates.isEmpty() || margin != MarginRules.NONE;
    }

    /** The costs with the slippage and margin of this notional for every order: for labels and models, which know no quantity. */
    public Costs atNotional(double notional) {
        Costs sized = slippage.isFlat() ? this : withSlippage(SizeSlippage.flat(slippage.rate(notional)));
        return margin == MarginRules.NONE ? sized : sized.withMargin(margin.atNotional(notional));
    }

    /** @param rested whether the entry filled while it rested in the book */
    public double entryFeeRate(boolean rested) {
        return rested ? makerFeeRate : takerFeeRate;
    }

    /** Whether a target is executed at market. */
    public boolean targetTakes() {
        return target == TargetFill.TAKES;
    }

    /** Whether an exit fills at market, worse than the traded price. */
    public boolean takesAt(ExitReason reason) {
        return switch (reason) {
            case TARGET -> targetTakes();
            case LIQUIDATION -> false;
            case STOP, TIME_LIMIT, SCORE, SIGNAL, HALT, EXTERNAL, DELEVERAGED -> true;
        };
    }

    /** The fee of an exit, as a share of its notional. */
    public double exitFeeRate(ExitReason reason) {
        return switch (reason) {
            case TARGET -> targetTakes() ? takerFeeRate : makerFeeRate;
            case LIQUIDATION -> margin.liquidationFeeRate();
            case STOP, TIME_LIMIT, SCORE, SIGNAL, HALT, EXTERNAL, DELEVERAGED -> takerFeeRate;
        };
    }

    /** How much worse than the traded price a taker order of this notional fills: half the spread and slippage. */
    public double worsening(double notional) {
        return halfSpreadRate + slippage.rate(notional);
    }

    /** Where a taker order fills, from the traded price: half the spread and slippage away. */
    public double takerPrice(OrderSide side, double price, double notional) {
        return price * (1 + side.sign() * worsening(notional));
    }

    /** Where a taker order fills, from the price quoted to it: half the spread is in that price already. */
    public double takerPriceFromQuote(OrderSide side, double quoted, double notional) {
        return quoted * (1 + side.sign() * slippage.rate(notional));
    }

    /**
     * Fees, spread and slippage of a taker entry and a taker exit, as a share of the notional.
     *
     * @throws IllegalStateException when slippage depends on the size, see {@link #atNotional}
     */
    public double roundTrip() {
        requireOneSize();
        return 2 * (takerFeeRate + worsening(0));
    }

    /** @throws IllegalStateException when slippage depends on the size, see {@link #atNotional} */
    public void requireOneSize() {
        if (!slippage.isFlat()) {
            throw new IllegalStateException(
                    "slippage depends on the size of an order: take the costs atNotional of one. " + slippage);
        }
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
     * it, except where a fee leaves dust. Spread and slippage are already in the prices; funding at actual rates, which depends
     * on the prices in between, is not subtracted yet.
     *
     * @param reason of the exit: it decides on the fee
     */
    public double netReturn(
            PositionSide side, double entryPrice, double exitPrice, long entryTime, long exitTime, ExitReason reason) {
        return netReturn(side, entryPrice, exitPrice, entryTime, exitTime, reason, takerFeeRate);
    }

    /** The same after an entry that paid this fee. */
    public double netReturn(
            PositionSide side,
            double entryPrice,
            double exitPrice,
            long entryTime,
            long exitTime,
            ExitReason reason,
            double entryFeeRate) {
        double ratio = exitPrice / entryPrice;
        // The taker fee on both sides, less what resting orders save: where the fees are equal, exactly nothing.
        double fees = takerFeeRate * (1 + ratio)
                - (takerFeeRate - exitFeeRate(reason)) * ratio
                - (takerFeeRate - entryFeeRate);
        return side.sign() * (ratio - 1) - fees - funding(side, entryTime, exitTime);
    }

    /** What is paid at the assumed rate, as a share of the entry notional. */
    private double funding(PositionSide side, long entryTime, long time) {
        return side.sign() * funding.paidByLong(entryTime, time);
    }

    /** The same for an open position, before the exit's fee. */
    public double markedReturn(PositionSide side, double entryPrice, double price, long entryTime, long time) {
        return side.sign() * (price / entryPrice - 1) - takerFeeRate - funding(side, entryTime, time);
    }
}
