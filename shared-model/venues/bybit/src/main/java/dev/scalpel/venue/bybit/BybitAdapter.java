package dev.scalpel.venue.bybit;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.VenueAddresses;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.trading.TradingHalf;
import dev.scalpel.venue.trading.TradingVenue;
import java.net.URI;
import java.util.Optional;

/** Bybit spot, with a unified trading account. Found by the service loader. */
public final class BybitAdapter implements VenueAdapter {

    /** "Integration Guidance", "Authentication". */
    static final VenueAddresses ADDRESSES = new VenueAddresses(
            URI.create("https://api.bybit.com"), Optional.of(URI.create("https://api-testnet.bybit.com")));

    @Override
    public String name() {
        return Category.SPOT.venue();
    }

    @Override
    public VenueAddresses addresses() {
        return ADDRESSES;
    }

    @Override
    public Optional<String> refusalFrom(String cloudRegion) {
        return cloudRegion.startsWith("us-") || cloudRegion.startsWith("cn-")
                ? Optional.of(BybitErrorTranslator.REFUSED_REGIONS + " (HTTP 403)")
                : Optional.empty();
    }

    @Override
    public ErrorTranslator errorTranslator() {
        return new BybitErrorTranslator();
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection) {
        return new BybitMarketData(BybitHttp.of(connection, ADDRESSES.of(connection.address())));
    }

    @Override
    public Optional<TradingHalf> trading() {
        return Optional.of(new TradingHalf() {
            @Override
            public CredentialsForm credentialsForm() {
                return CredentialsForm.KEY_AND_SECRET;
            }

            @Override
            public TradingVenue connect(
                    ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
                return BybitTrading.connect(connection, credentials, readWindowMillis);
            }
        });
    }
}
