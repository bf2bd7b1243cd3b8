package dev.scalpel.venue.oanda;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.instrument.TradingSession;
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
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** OANDA's v20 API: currency pairs on margin, netted. Found by the service loader. */
public final class OandaAdapter implements VenueAdapter {

    static final String NAME = "oanda";

    /** The field of the credentials with the account's id, as 101-004-1234567-001. */
    static final String ACCOUNT = "account";

    static final TradingSession SESSION = TradingSession.FOREX;

    /** "fxTrade" and "fxTrade Practice" ("Development Guide"). */
    static final VenueAddresses ADDRESSES = new VenueAddresses(
            URI.create("https://api-fxtrade.oanda.com"), Optional.of(URI.create("https://api-fxpractice.oanda.com")));

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
        return new OandaErrors();
    }

    @Override
    public boolean marketNeedsCredentials() {
        return true;
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection) {
        throw new IllegalStateException(NAME + " lists bars and prices for an account only: credentials are needed");
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection, Credentials credentials) {
        return new OandaMarketData(OandaHttp.of(connection, credentials));
    }

    @Override
    public TradingSession session() {
        return SESSION;
    }

    @Override
    public Optional<String> refusalOf(Symbol symbol) {
        boolean isCurrency = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(symbol.quote()));
        return isCurrency
                ? Optional.empty()
                : Optional.of(symbol.quote() + " is no currency, and every pair is quoted in one, as in EUR/USD");
    }

    @Override
    public List<Symbol> typicalSymbols() {
        return List.of(new Symbol("EUR", "USD"), new Symbol("GBP", "USD"));
    }

    @Override
    public boolean canShort() {
        return true;
    }

    @Override
    public boolean convertsProfit() {
        return true;
    }

    @Override
    public Optional<TradingHalf> trading() {
        return Optional.of(new TradingHalf() {
            @Override
            public CredentialsForm credentialsForm() {
                return CredentialsForm.TOKEN;
            }

            @Override
            public CredentialVariables credentialVariables() {
                return CredentialVariables.ofToken("OANDA_SECRET").withField(ACCOUNT, "OANDA_ACCOUNT");
            }

            @Override
            public TradingVenue connect(
                    ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
                return new OandaTrading(OandaHttp.of(connection, credentials));
            }
        });
    }

    /** The venue's name of a pair. */
    static String instrument(Symbol symbol) {
        return symbol.base() + "_" + symbol.quote();
    }
}
