package dev.scalpel.venue.databento;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.futures.FuturesName;
import dev.scalpel.trading.futures.FuturesRoot;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.VenueAddresses;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.credentials.CredentialVariables;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.trading.TradingHalf;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Databento, which provides bars of futures and takes no orders. Found by the service loader. */
public final class DatabentoAdapter implements VenueAdapter {

    static final String NAME = "databento";

    /** "API reference - Historical". */
    static final VenueAddresses ADDRESSES =
            new VenueAddresses(URI.create("https://hist.databento.com"), Optional.empty());

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
        return new DatabentoErrors();
    }

    @Override
    public Optional<String> refusalOf(Symbol symbol) {
        return FuturesName.refusalOf(symbol);
    }

    @Override
    public List<Symbol> typicalSymbols() {
        return List.of(FuturesRoot.ES.symbol());
    }

    @Override
    public boolean canShort() {
        return true;
    }

    @Override
    public boolean marketNeedsCredentials() {
        return true;
    }

    @Override
    public CredentialsForm marketCredentialsForm() {
        return CredentialsForm.TOKEN;
    }

    @Override
    public CredentialVariables marketCredentialVariables() {
        return CredentialVariables.ofToken("DATABENTO_API_KEY");
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection) {
        throw new IllegalArgumentException(NAME + " lists nothing without a key");
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection, Credentials credentials) {
        return new DatabentoMarketData(
                new DatabentoBars(new DatabentoHttp(connection, credentials), connection.clock(), connection.maxUsd()),
                connection.clock());
    }

    @Override
    public Optional<TradingHalf> trading() {
        return Optional.empty();
    }
}
