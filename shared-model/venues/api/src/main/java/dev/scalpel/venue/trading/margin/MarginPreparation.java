package dev.scalpel.venue.trading.margin;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueException;
import java.io.IOException;

/** Brings an instrument's margin set-up to what is wanted: reads it, changes what differs, and reads it again. */
public final class MarginPreparation {

    private MarginPreparation() {}

    /**
     * Requests only what differs. Where all positions share one margin, only that the account is one-way. The mode comes first: a venue may refuse a change of margin while the account holds both sides.
     *
     * @throws VenueException of kind {@code REJECTED} when the venue then reports something else
     */
    public static MarginSetup prepare(MarginVenue venue, Symbol symbol, int leverage) throws IOException {
        MarginSetup wanted = MarginSetup.wanted(leverage);
        MarginSetup found = venue.marginSetup(symbol);
        if (found.equals(wanted)) {
            return found;
        }
        if (!found.oneWay()) {
            venue.useOneWay();
        }
        if (!venue.isolates()) {
            return found;
        }
        if (!found.isolated()) {
            venue.useIsolated(symbol);
        }
        if (found.leverage().compareTo(wanted.leverage()) != 0) {
            venue.useLeverage(symbol, leverage);
        }
        MarginSetup confirmed = venue.marginSetup(symbol);
        if (!confirmed.equals(wanted)) {
            throw new VenueException(
                    VenueException.Kind.REJECTED,
                    "the margin of " + symbol + " must be " + wanted + ", and the venue reports " + confirmed);
        }
        return confirmed;
    }
}
