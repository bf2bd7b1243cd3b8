package dev.scalpel.venue.binance.usdm;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.VenueAddresses;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.binance.BinanceArchive;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.market.MarketArchive;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.trading.TradingHalf;
import dev.scalpel.venue.trading.TradingVenue;
import java.net.URI;
import java.util.Optional;

/**
 * Binance's USDⓈ-margined perpetuals: netted positions, isolated margin, stops and targets as conditional orders. The account,
 * its keys and its errors are those of Binance; the API is another. Found by the service loader.
 */
public final class UsdmAdapter implements VenueAdapter {

    static final String NAME = "binance-usdm";
    /** General Info, "General API Information". */
    static final VenueAddresses ADDRESSES = new VenueAddresses(
            URI.create("https://fapi.binance.com"), Optional.of(URI.create("https://demo-fapi.binance.com")));

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
                ? Optional.of(UsdmErrorTranslator.REFUSED_REGIONS + " (HTTP 451)")
                : Optional.empty();
    }

    @Override
    public ErrorTranslator errorTranslator() {
        return new UsdmErrorTranslator();
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection) {
        return new UsdmMarketData(UsdmHttp.of(connection, ADDRESSES.of(connection.address())));
    }

    @Override
    public Optional<MarketArchive> archive() {
        return Optional.of(BinanceArchive.usdMargined());
    }

    @Override
    public boolean canShort() {
        return true;
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
                return UsdmTrading.connect(connection, credentials, readWindowMillis);
            }
        });
    }

    /** The venue's name of a perpetual: those with a delivery date have it as a suffix. */
    static String name(Symbol symbol) {
        return symbol.base() + symbol.quote();
    }
}
