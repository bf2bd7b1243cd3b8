package dev.scalpel.venue.adapter;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.VenueAddresses;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.credentials.CredentialVariables;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.market.MarketArchive;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.trading.TradingHalf;
import java.util.List;
import java.util.Optional;

/**
 * A venue: a market half, and where orders can be sent a trading half. One class per venue implements it, has a public
 * constructor without parameters, and is named in {@code META-INF/services}. No type of a library crosses it.
 */
public interface VenueAdapter {

    /** The name used in settings and keys: lower-case letters, digits and hyphens. */
    String name();

    VenueAddresses addresses();

    /** Why this cloud region cannot reach the venue; empty when it can. */
    Optional<String> refusalFrom(String cloudRegion);

    /** Reads the venue's error responses from what the two halves throw. */
    ErrorTranslator errorTranslator();

    /** Sets the market half up without a request, for public data only. */
    MarketDataVenue market(ConnectionParameters connection);

    /**
     * Whether bars, or trades to build them from, can be read here. Where they cannot, no model is trained or trades and nothing is
     * traded on paper: the settings refuse both.
     */
    default boolean publishesBars() {
        return true;
    }

    /** Whether the venue lists bars and prices for an account only: then the market half is set up with credentials. */
    default boolean marketNeedsCredentials() {
        return false;
    }

    /** What the credentials of the market half consist of: those of the account, where orders can be sent. */
    default CredentialsForm marketCredentialsForm() {
        return trading().orElseThrow().credentialsForm();
    }

    /** The variables that hold them on one machine. */
    default CredentialVariables marketCredentialVariables() {
        return trading().orElseThrow().credentialVariables();
    }

    /** Sets the market half up without a request, as an account observes the market. */
    default MarketDataVenue market(ConnectionParameters connection, Credentials credentials) {
        return market(connection);
    }

    /** The trading half; empty where the adapter provides bars only. */
    Optional<TradingHalf> trading();

    /** Whether a sale can open a short position here: the stored rules of its instruments say the same of each. */
    default boolean canShort() {
        return false;
    }

    /**
     * Whether the account has a currency of its own, into which the venue converts what instruments of another quote asset gain and
     * lose. Its trading half then has the rate.
     */
    default boolean convertsProfit() {
        return false;
    }

    /** When its instruments are traded. A minute without a bar outside of it is not a quiet one. */
    default TradingSession session() {
        return TradingSession.ALWAYS_OPEN;
    }

    /**
     * Why no instrument of the venue has a name of this form; empty where the form allows it, which does not mean that the
     * venue lists it.
     */
    default Optional<String> refusalOf(Symbol symbol) {
        return Optional.empty();
    }

    /** What somebody who has no wish of their own may begin with. */
    default List<Symbol> typicalSymbols() {
        return List.of(new Symbol("BTC", "USDT"), new Symbol("ETH", "USDT"));
    }

    /** Where the venue publishes files of past bars; empty where it does not. */
    default Optional<MarketArchive> archive() {
        return Optional.empty();
    }

    /** Explains what the two halves throw. */
    default VenueErrors errors() {
        return new VenueErrors(name(), errorTranslator());
    }
}
