package dev.scalpel.venue.binance;

import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.trading.TradingVenue;
import dev.scalpel.venue.trading.TradingVenues;
import java.time.Duration;

/** Connects Binance spot for trading. Found by the service loader. */
public final class BinanceConnector implements TradingVenues.Connector {

    @Override
    public String name() {
        return new BinanceMarketData().name();
    }

    @Override
    public TradingVenue connect(
            VenueAddress address, VenueClock clock, Credentials credentials, Duration timeout, int windowMillis) {
        return new BinanceTrading(address, clock, credentials, timeout, windowMillis);
    }
}
