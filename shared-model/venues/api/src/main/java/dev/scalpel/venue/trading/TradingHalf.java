package dev.scalpel.venue.trading;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.credentials.CredentialVariables;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import java.time.Instant;
import java.util.Optional;

/** The trading half of an adapter, before it is connected. */
public interface TradingHalf {

    /** What the venue's credentials consist of. */
    CredentialsForm credentialsForm();

    /** The environment variables that the venue's own users know, and its credentials' further fields. */
    default CredentialVariables credentialVariables() {
        return CredentialVariables.NONE;
    }

    /**
     * Whether somebody has run the adapter against the venue itself, its testnet first. Until then {@code mode: live} needs
     * {@code venueConnection.unrehearsed}.
     */
    default boolean rehearsed() {
        return false;
    }

    /**
     * Whether it has sessions, whose token is renewed: in a deployment the function that trades may then write that one secret.
     */
    default boolean hasSessions() {
        return false;
    }

    /**
     * The contract that an entry would be in by the calendar; empty if the venue has no contracts that expire, or not this one. The venue
     * itself may have another in front.
     */
    default Optional<String> contract(Symbol symbol, Instant time) {
        return Optional.empty();
    }

    /**
     * Sets the venue up without a request.
     *
     * @param readWindowMillis how long after its timestamp a request that is not an order is valid
     */
    TradingVenue connect(ConnectionParameters connection, Credentials credentials, int readWindowMillis);
}
