package dev.scalpel.localexchange.perpetual.contract;

import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;

/** A listed perpetual contract: its bars and filters, its terms, and the funding rates of its stamps. */
public record PerpetualListing(Listing listing, ContractTerms terms, FundingRates funding) {

    /** With filters derived from the bars, no spread, the terms of a large contract, and the interest rate as funding. */
    public static PerpetualListing of(Symbol symbol, BarSeries bars) {
        return of(Listing.of(symbol, bars));
    }

    public static PerpetualListing of(Listing listing) {
        return new PerpetualListing(listing, ContractTerms.large(), FundingRates.constant(FundingRates.INTEREST));
    }

    /** The same contract with other terms. */
    public PerpetualListing withTerms(ContractTerms other) {
        return new PerpetualListing(listing, other, funding);
    }

    /** The same contract with other funding rates. */
    public PerpetualListing withFunding(FundingRates other) {
        return new PerpetualListing(listing, terms, other);
    }
}
