package dev.scalpel.venue.trading.margin;

import java.math.BigDecimal;

/**
 * The account in one settlement asset.
 *
 * @param asset in which all amounts are
 * @param walletBalance deposits and all that was realised: profit, fees, funding
 * @param unrealisedProfit of the open positions at their mark prices, negative for a loss
 * @param available for the margin of further orders
 * @param maintenanceMargin below which the venue closes positions
 */
public record MarginAccount(
        String asset,
        BigDecimal walletBalance,
        BigDecimal unrealisedProfit,
        BigDecimal available,
        BigDecimal maintenanceMargin) {

    /** What the account is worth: its wallet with the profit of the open positions. */
    public BigDecimal equity() {
        return walletBalance.add(unrealisedProfit);
    }
}
