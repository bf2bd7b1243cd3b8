package dev.scalpel.venue.contract;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.SecretSource;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/** Brokers of a stand-in, made as execution makes them: by the settings alone. */
final class ContractBrokers {

    static final SecretSource NO_SECRET = name -> {
        throw new AssertionError("the credentials are in the environment, not in the secret " + name);
    };

    private ContractBrokers() {}

    static Broker taker(VenueStandIn venue) {
        return connect(venue, "");
    }

    static Broker maker(VenueStandIn venue) {
        return connect(venue, "execution:\n  entry: maker\n");
    }

    static Settings settings(VenueStandIn venue, String more) {
        String yaml = "venue: " + venue.adapter().name() + "\nmode: "
                + (venue.adapter().trading().isPresent() ? "testnet" : "paper") + "\nvenueConnection:\n  address: "
                + venue.address() + "\n" + (venue.adapter().publishesBars() ? "" : signals(venue)) + more;
        return SettingsReader.fromText("contract", yaml, Map.of()).settings();
    }

    /** No model trades where there are no bars. */
    private static String signals(VenueStandIn venue) {
        return "model: {trading: false}\nportfolios: {signals: {quote: "
                + venue.symbol().quote() + ", strategies: {one: {ticker: ONE, instrument: " + venue.symbol()
                + ", share: 0.1}}}}\n";
    }

    /** A taker whose margin nobody has prepared. */
    static Broker unprepared(VenueStandIn venue) {
        return VenueAdapters.connectBroker(settings(venue, ""), venue.environment(), NO_SECRET, venue.clock());
    }

    /** The market half as retrieval makes it. */
    static MarketDataVenue market(VenueStandIn venue) {
        ConnectionParameters connection = new ConnectionParameters(
                        VenueAddress.local(venue.address()), new VenueClock(venue.clock()), Duration.ofSeconds(10))
                .withMaxUsd(BigDecimal.ONE);
        return VenueAdapters.connectMarket(
                venue.adapter().name(), settings(venue, ""), connection, venue.environment(), NO_SECRET);
    }

    private static Broker connect(VenueStandIn venue, String more) {
        Broker broker =
                VenueAdapters.connectBroker(settings(venue, more), venue.environment(), NO_SECRET, venue.clock());
        if (broker.capabilities().margin()) {
            broker.prepareMargin(venue.symbol(), 1);
        }
        return broker;
    }
}
