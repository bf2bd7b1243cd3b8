package dev.scalpel.venue.sample;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueAddresses;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.trading.TradingHalf;
import dev.scalpel.venue.trading.TradingVenue;
import java.net.URI;
import java.util.Optional;

/**
 * An imaginary venue: netted positions on margin, a token that expires, limit orders only, orders that expire, no lists. Found
 * by the service loader.
 */
public final class SampleAdapter implements VenueAdapter {

    static final String NAME = "sample";
    static final VenueAddresses ADDRESSES =
            new VenueAddresses(URI.create("https://api.sample.example"), Optional.empty());

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
        return failure ->
                failure instanceof SampleException refused ? Optional.of(response(refused)) : Optional.empty();
    }

    @Override
    public MarketDataVenue market(ConnectionParameters connection) {
        return new SampleMarketData(new SampleHttp(connection, Optional.empty()));
    }

    @Override
    public Optional<TradingHalf> trading() {
        return Optional.of(new TradingHalf() {
            @Override
            public CredentialsForm credentialsForm() {
                return CredentialsForm.TOKEN;
            }

            @Override
            public TradingVenue connect(
                    ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
                return new SampleTrading(
                        new SampleHttp(connection, Optional.of(new SampleSession(connection, credentials))));
            }
        });
    }

    private static ErrorTranslator.ErrorResponse response(SampleException refused) {
        Kind kind =
                switch (refused.code()) {
                    case "unknown_instrument" -> Kind.NOT_LISTED;
                    case "market_closed" -> Kind.MARKET_CLOSED;
                    case "order_expired" -> Kind.REJECTED;
                    default -> HttpErrors.kindOf(refused.status());
                };
        return ErrorTranslator.ErrorResponse.of(kind, refused.status(), refused.code(), refused.text())
                .withRetryAfter(refused.retryAfter());
    }
}
