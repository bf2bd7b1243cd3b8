package dev.scalpel.trading;

/**
 * What margin means for a simulated position: how large it may be, and at which price the venue liquidates it. Shares are of the
 * notional at the entry.
 */
public interface MarginRules {

    /** Positions are paid for in full and never liquidated, as on a spot venue. */
    MarginRules NONE = new MarginRules() {
        @Override
        public double initialShare() {
            return 0;
        }

        @Override
        public double maxNotional(double balance, double feeRate) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double liquidationPrice(PositionSide side, double entryPrice, double notional, double marginShare) {
            return Double.NaN;
        }

        @Override
        public double liquidationFeeRate() {
            return 0;
        }

        @Override
        public MarginRules atNotional(double notional) {
            return this;
        }

        @Override
        public String toString() {
            return "no margin";
        }
    };

    /** The initial margin: 1 ÷ leverage; 0 without margin. */
    double initialShare();

    /** The largest notional that this balance opens, which pays its initial margin and the fee of its entry. */
    double maxNotional(double balance, double feeRate);

    /**
     * The mark at which the position is liquidated.
     *
     * @param marginShare initial margin less funding paid
     * @return NaN if it cannot be
     */
    double liquidationPrice(PositionSide side, double entryPrice, double notional, double marginShare);

    /** Fee of a liquidation, as a share of the notional that is closed. */
    double liquidationFeeRate();

    /** The same with the tier of this notional for every position: for labels, which know no quantity. */
    MarginRules atNotional(double notional);

    /** The price at which the whole margin is lost: a liquidated position is closed at it. */
    static double bankruptcyPrice(PositionSide side, double entryPrice, double marginShare) {
        return entryPrice * (1 - side.sign() * marginShare);
    }
}
