package dev.scalpel.venue.tradovate;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.futures.ContractChoice;
import dev.scalpel.trading.futures.FuturesName;
import dev.scalpel.trading.futures.FuturesRoot;
import dev.scalpel.trading.futures.RefusedContractException;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tradovate, futures. Found by the service loader. */
public final class TradovateAdapter implements VenueAdapter {

    static final String NAME = "tradovate";

    /** "API Cheat Sheet": orders at the demo address are simulated on real prices. */
    static final VenueAddresses ADDRESSES = new VenueAddresses(
            URI.create("https://live.tradovateapi.com"), Optional.of(URI.create("https://demo.tradovateapi.com")));

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

    /** Prices come by WebSocket only, to an account with a licence of the exchange ("Realtime Market Data"). */
    @Override
    public boolean publishesBars() {
        return false;
    }

    @Override
    public ErrorTranslator errorTranslator() {
        return new TradovateErrors();
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection) {
        return new TradovateMarketData(new TradovateHttp(connection));
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
                return CredentialVariables.ofKeyAndSecret("TRADOVATE_USERNAME", "TRADOVATE_PASSWORD")
                        .withField("app-id", "TRADOVATE_APP_ID")
                        .withField("cid", "TRADOVATE_CID")
                        .withField("sec", "TRADOVATE_SEC");
            }

            @Override
            public boolean hasSessions() {
                return true;
            }

            @Override
            public Optional<String> contract(Symbol symbol, Instant time) {
                return byCalendar(symbol, ContractChoice.tradingDay(time));
            }

            @Override
            public TradingVenue connect(
                    ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
                return new TradovateTrading(connection, credentials);
            }
        });
    }

    /** The contract of the next order if nothing is held and the venue marks no front month; empty if it would be refused. */
    private static Optional<String> byCalendar(Symbol symbol, LocalDate day) {
        try {
            FuturesName name = FuturesName.parse(symbol.base(), day);
            return Optional.of(ContractChoice.DEFAULT
                    .choose(name, Optional.empty(), Optional.empty(), day)
                    .name());
        } catch (RefusedContractException refused) {
            return Optional.empty();
        }
    }
}
