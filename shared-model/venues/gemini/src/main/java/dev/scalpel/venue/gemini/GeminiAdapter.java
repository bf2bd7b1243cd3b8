package dev.scalpel.venue.gemini;

import dev.scalpel.market.Symbol;
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
import java.util.Locale;
import java.util.Optional;

/**
 * Gemini spot: limit orders only, no order lists, a nonce by which a late order is refused. Found by the service loader.
 * docs/venues/gemini.md cites the source of each assumption.
 */
public final class GeminiAdapter implements VenueAdapter {

    static final String NAME = "gemini";
    static final VenueAddresses ADDRESSES = new VenueAddresses(
            URI.create("https://api.gemini.com"), Optional.of(URI.create("https://api.sandbox.gemini.com")));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public VenueAddresses addresses() {
        return ADDRESSES;
    }

    /** The documents name no region whose addresses are refused. */
    @Override
    public Optional<String> refusalFrom(String cloudRegion) {
        return Optional.empty();
    }

    @Override
    public ErrorTranslator errorTranslator() {
        return new GeminiErrorTranslator();
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection) {
        return new GeminiMarketData(GeminiHttp.of(connection), connection.clock());
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
                return GeminiTrading.connect(connection, credentials, readWindowMillis);
            }
        });
    }

    /** The venue's name of a pair. */
    static String name(Symbol symbol) {
        return (symbol.base() + symbol.quote()).toLowerCase(Locale.ROOT);
    }
}
