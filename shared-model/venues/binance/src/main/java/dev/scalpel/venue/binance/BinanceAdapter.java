package dev.scalpel.venue.binance;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.VenueAddresses;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.market.MarketArchive;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.trading.TradingHalf;
import dev.scalpel.venue.trading.TradingVenue;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Binance spot. Refuses addresses in the United States with HTTP 451. Found by the service loader. */
public final class BinanceAdapter implements VenueAdapter {

    static final String NAME = "binance";

    /** Its Demo Mode besides: demo-mode/general-info.md. */
    static final VenueAddresses ADDRESSES = new VenueAddresses(
            URI.create("https://api.binance.com"),
            Optional.of(URI.create("https://testnet.binance.vision")),
            List.of(URI.create("https://demo-api.binance.com")));

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
        return cloudRegion.startsWith("us-")
                ? Optional.of(BinanceErrorTranslator.REFUSED_REGIONS + " (HTTP 451)")
                : Optional.empty();
    }

    @Override
    public ErrorTranslator errorTranslator() {
        return new BinanceErrorTranslator();
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection) {
        return BinanceMarketData.connect(connection);
    }

    @Override
    public Optional<MarketArchive> archive() {
        return Optional.of(BinanceArchive.spot());
    }

    @Override
    public Optional<TradingHalf> trading() {
        return Optional.of(new TradingHalf() {
            @Override
            public CredentialsForm credentialsForm() {
                return CredentialsForm.KEY_AND_SECRET;
            }

            /** Its users have traded there since the first edition, before a second confirmation existed. */
            @Override
            public boolean rehearsed() {
                return true;
            }

            @Override
            public TradingVenue connect(
                    ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
                return new BinanceTrading(connection, credentials, readWindowMillis);
            }
        });
    }
}
