package dev.scalpel.venue.generic;

import dev.scalpel.venue.VenueAddresses;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.trading.TradingHalf;
import java.net.URI;
import java.util.Optional;

/** A venue that orders are only simulated at: it has neither a trading half nor a testnet. */
public abstract class BarsOnly implements VenueAdapter {

    private final String name;
    private final VenueAddresses addresses;

    protected BarsOnly(String name, URI address) {
        this.name = name;
        this.addresses = new VenueAddresses(address, Optional.empty());
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final VenueAddresses addresses() {
        return addresses;
    }

    /** Which regions it refuses is not documented in a form that a program could read; HTTP 451 says so when it happens. */
    @Override
    public Optional<String> refusalFrom(String cloudRegion) {
        return Optional.empty();
    }

    @Override
    public final Optional<TradingHalf> trading() {
        return Optional.empty();
    }
}
