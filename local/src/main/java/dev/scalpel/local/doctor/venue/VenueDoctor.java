package dev.scalpel.local.doctor.venue;

import dev.scalpel.local.doctor.CheckResult;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.market.BestPricesReader;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.MarketDataVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks at a venue what the settings are going to do there. Sends no order. */
public final class VenueDoctor {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final VenueScope scope;
    private final VenueAdapter adapter;
    private final Map<String, String> environment;
    private final Clock clock;

    /**
     * @param environment has the keys
     * @throws IllegalArgumentException when there is no such venue
     */
    public VenueDoctor(Settings settings, String venue, Map<String, String> environment, Clock clock) {
        scope = VenueScope.of(settings, venue);
        adapter = VenueAdapters.named(venue);
        this.environment = environment;
        this.clock = clock;
    }

    public List<CheckResult> examine() {
        VenueAddress address;
        try {
            address = scope.address();
        } catch (IllegalArgumentException foreign) {
            return List.of(CheckResult.problem(
                    "venue", String.valueOf(foreign.getMessage()), "docs/commands.md shows where to rehearse"));
        }
        if (address.testnet()
                && address.rehearsal().isEmpty()
                && adapter.addresses().testnet().isEmpty()) {
            return List.of(CheckResult.problem(
                    "venue",
                    adapter.name() + " has no testnet",
                    "set mode to paper, or venueConnection.address to a stand-in on this machine"));
        }
        MarketDataVenue market;
        try {
            market = VenueAdapters.connectMarket(
                    adapter.name(),
                    scope.settings(),
                    new ConnectionParameters(address, new VenueClock(clock), TIMEOUT),
                    environment,
                    AccountSession.noStore());
        } catch (MissingCredentialsException missing) {
            return List.of(CheckResult.problem("keys", String.valueOf(missing.getMessage()), AccountSession.WHERE));
        }
        List<CheckResult> results = new ArrayList<>(new Reachability(adapter, market, clock).examine());
        if (results.stream().anyMatch(result -> result.level() == CheckResult.Level.PROBLEM)) {
            return results;
        }
        AccountSession session = AccountSession.open(scope, environment, clock);
        results.addAll(session.findings());
        scope.symbols().forEach(symbol -> results.addAll(instrument(market, session, symbol)));
        return results;
    }

    private List<CheckResult> instrument(MarketDataVenue market, AccountSession session, Symbol symbol) {
        String check = "instrument " + symbol;
        Optional<InstrumentReader> instruments = market.instruments();
        if (instruments.isEmpty()) {
            return List.of(CheckResult.note(check, "the venue does not report its instruments", ""));
        }
        try {
            VenueInstrument instrument = instruments.get().read(symbol);
            Optional<BigDecimal> price = price(market, symbol);
            return price.isEmpty()
                    ? List.of(CheckResult.note(
                            check, "its market is " + instrument.status() + ", without a price to buy at", ""))
                    : new InstrumentExamination(scope, session, symbol, instrument, price.get()).examine();
        } catch (IOException | RuntimeException failure) {
            return List.of(Remedies.problem(check, adapter.errors().explain("instrument " + symbol, failure)));
        }
    }

    private static Optional<BigDecimal> price(MarketDataVenue market, Symbol symbol) throws IOException {
        Optional<BestPricesReader> prices = market.bestPrices();
        if (prices.isEmpty()) {
            return Optional.empty();
        }
        return prices.get().read(List.of(symbol)).stream()
                .filter(best -> !best.isEmpty())
                .map(BestPrices::ask)
                .findFirst();
    }
}
