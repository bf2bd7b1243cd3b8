package dev.scalpel.strategy;

import java.math.BigDecimal;

/** How large the positions of a strategy are. What it means in money is computed in one place, the portfolio's allocation. */
public sealed interface PositionSize {

    /** As the settings say it, such as {@code risk 0.005}. */
    String text();

    /** Whether anything can be opened with it. */
    default boolean isEnabled() {
        return true;
    }

    /**
     * A part of the account's value, on margin times the leverage of the settings.
     *
     * @param share in [0, 1]; 0 trades nothing
     */
    record Share(BigDecimal share) implements PositionSize {

        public Share {
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("a share must lie in [0, 1]: " + share);
            }
        }

        @Override
        public boolean isEnabled() {
            return share.signum() > 0;
        }

        @Override
        public String text() {
            return "share " + share.toPlainString();
        }
    }

    /**
     * A number of units of the base asset.
     *
     * @param units above 0
     */
    record Units(BigDecimal units) implements PositionSize {

        public Units {
            requirePositive("units", units);
        }

        @Override
        public String text() {
            return "units " + units.toPlainString();
        }
    }

    /**
     * A number of contracts, each of which stands for the instrument's multiplier of units.
     *
     * @param contracts above 0
     */
    record Contracts(BigDecimal contracts) implements PositionSize {

        public Contracts {
            requirePositive("contracts", contracts);
        }

        @Override
        public String text() {
            return "contracts " + contracts.toPlainString();
        }
    }

    /**
     * What is lost at the stop, before slippage and fees.
     *
     * @param risk as a part of the account's value, in (0, 1)
     */
    record Risk(BigDecimal risk) implements PositionSize {

        public Risk {
            requirePositive("risk", risk);
            if (risk.compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException("a risk must lie in (0, 1): " + risk);
            }
        }

        @Override
        public String text() {
            return "risk " + risk.toPlainString();
        }
    }

    private static void requirePositive(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be > 0: " + value);
        }
    }
}
