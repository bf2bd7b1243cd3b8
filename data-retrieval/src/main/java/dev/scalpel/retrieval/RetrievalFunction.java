package dev.scalpel.retrieval;

import dev.scalpel.costs.StoredCosts;
import dev.scalpel.costs.StoredSpreads;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.market.Symbol;
import dev.scalpel.retrieval.costs.CostMeasurement;
import dev.scalpel.retrieval.feed.BarFeed;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.Shard;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.InvalidBarLog;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.market.MarketDataVenue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The function's wiring and its two actions, {@code retrieve} and {@code backfill}. */
public final class RetrievalFunction {

    private static final Duration VENUE_TIMEOUT = Duration.ofSeconds(10);

    private final Settings settings;
    private final Clock clock;
    private final Retrieval retrieval;

    private RetrievalFunction(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Map<String, String> environment,
            Duration maxClockAge) {
        this.settings = settings;
        this.clock = clock;
        VenueAdapter adapter = VenueAdapters.named(settings.venue());
        VenueClock venueClock = new VenueClock(clock);
        VenueErrors errors = adapter.errors();
        MarketDataVenue venue = VenueAdapters.connectMarket(
                settings.venue(),
                settings,
                new ConnectionParameters(address(settings), venueClock, VENUE_TIMEOUT)
                        .withMaxUsd(settings.retrieval().maxUsd()),
                environment,
                RetrievalFunction::noSecret);
        BarFeed feed = BarFeed.of(venue, errors, venueClock);
        retrieval = new Retrieval(
                new SymbolRetrieval(feed, new StoredBars(store), new InvalidBarLog(store)),
                new ExecutionTrigger(store),
                new VenueRateLimit(store, adapter.name()),
                new VenueTimeSource(venue, errors, venueClock, clock, maxClockAge),
                Duration.ofDays(settings.retrieval().historyDays()),
                new FundingRetrieval(
                        errors,
                        venue.funding(),
                        new StoredFunding(store),
                        Duration.ofDays(settings.retrieval().historyDays())),
                new InstrumentRefresh(errors, venue.instruments(), new InstrumentStore(store, adapter.name())),
                new CostMeasurement(settings, venue, errors, new StoredSpreads(store), new StoredCosts(store)));
    }

    /** This function may not read secrets: only execution may. */
    private static String noSecret(String name) {
        throw new MissingCredentialsException("the venue lists bars for an account only, and in a deployment this"
                + " function reads no credentials: run this venue on one machine (./scalpel run)");
    }

    /** For a venue whose bars are public. */
    public static Dispatcher create(
            Settings settings, ObjectStore store, Clock clock, Dispatcher.FailureReport failures) {
        return create(settings, store, clock, failures, Map.of());
    }

    /**
     * Sets up everything that needs no request, in the cold start.
     *
     * @param environment holds the venue's credentials where it lists bars for an account only
     */
    public static Dispatcher create(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Dispatcher.FailureReport failures,
            Map<String, String> environment) {
        return dispatcher(
                new RetrievalFunction(settings, store, clock, environment, maxClockAge(settings)), failures);
    }

    /** For a simulated venue that reads the given clock: its time is requested as rarely as that of a real venue. */
    public static Dispatcher createWithSharedClock(
            Settings settings, ObjectStore store, Clock clock, Dispatcher.FailureReport failures) {
        return dispatcher(
                new RetrievalFunction(settings, store, clock, Map.of(), VenueTimeSource.MAX_AGE), failures);
    }

    private static Dispatcher dispatcher(RetrievalFunction function, Dispatcher.FailureReport failures) {
        return new Dispatcher(
                "data-retrieval",
                "retrieve",
                Map.of("retrieve", function::retrieve, "backfill", function::backfill),
                failures);
    }

    private Object retrieve(RequestFields fields, Deadline deadline) {
        String name = fields.text("shard").orElse("0");
        fields.requireNoProblems();
        Shard shard = Shard.named(settings, name)
                .orElseThrow(() -> new BadRequestException("field 'shard' must name one of "
                        + Shard.of(settings).stream().map(Shard::name).toList() + ": " + name));
        Deadline ownLimit = Deadline.in(Duration.ofSeconds(settings.retrieval().timeLimitSeconds()), deadline.clock());
        return retrieval.retrieve(
                shard.name(),
                settings.instruments(shard.fetched(settings)),
                settings.instruments(shard.symbols()),
                ownLimit.orEarlier(deadline));
    }

    private Object backfill(RequestFields fields, Deadline deadline) {
        List<Symbol> symbols = fields.symbols("symbols").orElseGet(this::allSymbols);
        Instant from = fields.instant("from")
                .orElseGet(() -> clock.instant()
                        .minus(Duration.ofDays(settings.retrieval().historyDays())));
        Instant to = fields.instant("to").orElseGet(clock::instant);
        fields.requireNoProblems();
        if (!from.isBefore(to)) {
            throw new BadRequestException("field 'from' must be before 'to': " + from + ", " + to);
        }
        return retrieval.backfill(settings.instruments(symbols), from, to, deadline);
    }

    private List<Symbol> allSymbols() {
        return Shard.of(settings).stream()
                .flatMap(shard -> shard.fetched(settings).stream())
                .distinct()
                .toList();
    }

    /** The clock of a simulated venue may jump: its time is requested every time. */
    private static Duration maxClockAge(Settings settings) {
        return address(settings).isReal() ? VenueTimeSource.MAX_AGE : Duration.ZERO;
    }

    private static VenueAddress address(Settings settings) {
        return settings.venueConnection()
                .address()
                .map(text -> VenueAddress.named(
                        text, VenueAdapters.named(settings.venue()).addresses()))
                .orElseGet(VenueAddress::real);
    }
}
