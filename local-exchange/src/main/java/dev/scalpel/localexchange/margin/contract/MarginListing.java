package dev.scalpel.localexchange.margin.contract;

import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;

/**
 * A listed instrument that is traded on margin.
 *
 * @param name the venue's own
 * @param listing symbol, bars, filters and spread; the least value of an order does not count
 * @param multiplier profit per unit and point of price, in the settlement currency: 1 for currency pairs
 * @param settlement the currency in which profit is made, before it is converted into the account's
 * @param session when it is traded
 * @param margin what a position takes from the account
 */
public record MarginListing(
        String name,
        Listing listing,
        BigDecimal multiplier,
        String settlement,
        TradingSession session,
        MarginRequirement margin) {

    public MarginListing {
        if (multiplier.signum() <= 0) {
            throw new IllegalArgumentException("multiplier must be > 0: " + multiplier);
        }
    }

    /** A currency pair: settled in its quote currency, margin as a share of its value. */
    public static MarginListing ofPair(String name, Listing listing, BigDecimal marginRate) {
        return new MarginListing(
                name,
                listing,
                BigDecimal.ONE,
                listing.symbol().quote(),
                TradingSession.FOREX,
                MarginRequirement.ofValue(marginRate));
    }
}
