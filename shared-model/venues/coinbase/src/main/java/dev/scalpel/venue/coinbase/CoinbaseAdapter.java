package dev.scalpel.venue.coinbase;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.VenueAddresses;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.credentials.CredentialVariables;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.trading.TradingHalf;
import dev.scalpel.venue.trading.TradingVenue;
import java.net.URI;
import java.util.Optional;

/**
 * Coinbase Advanced Trade, spot. It has no testnet: its sandbox answers with the same prepared responses whatever is sent
 * ("Advanced Trade API Sandbox"), so nothing can be rehearsed there. Found by the service loader.
 */
public final class CoinbaseAdapter implements VenueAdapter {

    static final String NAME = "coinbase";
    static final VenueAddresses ADDRESSES =
            new VenueAddresses(URI.create("https://api.coinbase.com"), Optional.empty());

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public VenueAddresses addresses() {
        return ADDRESSES;
    }

    @Override
    public Optional<String> refusalFrom(String cloudRegion) {
        return Optional.empty();
    }

    @Override
    public ErrorTranslator errorTranslator() {
        return new CoinbaseErrorTranslator();
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection) {
        return new CoinbaseMarketData(CoinbaseHttp.of(connection), connection.clock());
    }

    @Override
    public Optional<TradingHalf> trading() {
        return Optional.of(new TradingHalf() {
            @Override
            public CredentialsForm credentialsForm() {
                return CredentialsForm.KEY_AND_SECRET;
            }

            @Override
            public CredentialVariables credentialVariables() {
                return CredentialVariables.ofKeyAndSecret("COINBASE_API_KEY_NAME", "COINBASE_PRIVATE_KEY");
            }

            @Override
            public TradingVenue connect(
                    ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
                return CoinbaseTrading.connect(connection, credentials, readWindowMillis);
            }
        });
    }

    /** The venue's name of a pair. */
    static String product(Symbol symbol) {
        return symbol.base() + "-" + symbol.quote();
    }
}
