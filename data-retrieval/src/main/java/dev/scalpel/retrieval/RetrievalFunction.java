package dev.scalpel.retrieval;

import dev.scalpel.costs.StoredCosts;
import dev.scalpel.costs.StoredSpreads;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.market.Symbol;
import dev.scalpel.pipeline.StepActions;
import dev.scalpel.retrieval.costs.CostMeasurement;
import dev.scalpel.retrieval.feed.BarFeed;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.Shard;
import dev.scalpel.shards.ShardQueue;
import dev.scalpel.shards.SqsShardQueue;
import dev.scalpel.shards.StartedShards;
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
import java.util.Optional;

/** The function's wiring and its actions {@code retrieve}, {@code backfill}, {@code universe}, and the pipeline's {@code ensure_universe}. */
public final class RetrievalFunction {

    private static final String RETRIEVE = "retrieve";
    private static final Duration VENUE_TIMEOUT = Duration.ofSeconds(10);

    private final Settings settings;
    private final Clock clock;
    private final Retrieval retrieval;
    private final Optional<DailyUniverse> universe;
    private final Optional<ShardQueue> queue;

    private RetrievalFunction(
            Settings settings, ObjectStore store, Clock clock, Duration maxClockAge, Map<String, String> environment) {
        this.settings = settings;
        this.clock = clock;
        queue = SqsShardQueue.named(SqsShardQueue.OWN, environment);
        ExecutionTrigger trigger = SqsShardQueue.named(SqsShardQueue.OF_EXECUTION, environment)
                .<ExecutionTrigger>map(shards -> new QueuedExecution(shards, clock))
                .orElseGet(() -> new ChainObject(store));
        VenueAdapter adapter = VenueAdapters.named(settings.venue());
        VenueClock venueClock = new VenueClock(clock);
        VenueErrors errors = adapter.errors();
        ConnectionParameters connection = new ConnectionParameters(address(settings), venueClock, VENUE_TIMEOUT)
                .withMaxUsd(settings.retrieval().maxUsd());
        MarketDataVenue venue = VenueAdapters.connectMarket(
                settings.venue(), settings, connection, environment, RetrievalFunction::noSecret);
        BarFeed feed = BarFeed.of(venue, errors, venueClock);
        retrieval = new Retrieval(
                new SymbolRetrieval(feed, new StoredBars(store), new InvalidBarLog(store), adapter.session()),
                trigger,
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
        universe = DailyUniverse.of(settings, store, clock, venue, errors, connection, environment);
    }

    /** This function may not read secrets: only execution may. */
    private static String noSecret(String name) {
        throw new MissingCredentialsException("the venue lists bars for an account only, and in a deployment this"
                + " function reads no credentials: run this venue on one machine (./scalpel run)");
    }

    /** Sets up everything that needs no request, in the cold start. */
    public static Dispatcher create(
            Settings settings, ObjectStore store, Clock clock, Dispatcher.FailureReport failures) {
        return create(settings, store, clock, failures, Map.of());
    }

    /**
     * @param environment may hold a key of the source of market capitalisations, holds the venue's credentials where it lists
     *     bars for an account only, and names the queues of shards where a deployment has made them
     */
    public static Dispatcher create(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Dispatcher.FailureReport failures,
            Map<String, String> environment) {
        return create(settings, store, clock, failures, maxClockAge(settings), environment);
    }

    /** For a simulated venue that reads the given clock: its time is requested as rarely as that of a real venue. */
    public static Dispatcher createWithSharedClock(
            Settings settings, ObjectStore store, Clock clock, Dispatcher.FailureReport failures) {
        return create(settings, store, clock, failures, VenueTimeSource.MAX_AGE, Map.of());
    }

    private static Dispatcher create(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Dispatcher.FailureReport failures,
            Duration maxClockAge,
            Map<String, String> environment) {
        RetrievalFunction function = new RetrievalFunction(settings, store, clock, maxClockAge, environment);
        Dispatcher dispatcher = new Dispatcher(
                "data-retrieval",
                RETRIEVE,
                StepActions.with(
                        "data-retrieval",
                        settings,
                        store,
                        clock,
                        Map.of(
                                RETRIEVE,
                                function::retrieve,
                                "backfill",
                                function::backfill,
                                "universe",
                                function::universe,
                                "ensure_universe",
                                function::ensureUniverse)),
                failures);
        return function.queue.isPresent() ? dispatcher.takingMessages() : dispatcher;
    }

    /** Without a shard all of them: by the queue, where there is one, and otherwise in this call. */
    private Object retrieve(RequestFields fields, Deadline deadline) {
        Optional<String> name = fields.text("shard");
        fields.requireNoProblems();
        if (name.isEmpty() && queue.isPresent()) {
            return StartedShards.by(queue.get(), RETRIEVE, settings, clock.instant());
        }
        List<Shard> shards = name.map(one -> List.of(shard(one))).orElseGet(() -> Shard.of(settings));
        Deadline ownLimit = Deadline.in(Duration.ofSeconds(settings.retrieval().timeLimitSeconds()), deadline.clock());
        RetrievalReport report = retrieval.retrieve(
                shards.stream()
                        .map(shard -> new Retrieval.Part(
                                shard.name(),
                                settings.instruments(shard.fetched(settings)),
                                settings.instruments(shard.symbols())))
                        .toList(),
                ownLimit.orEarlier(deadline));
        // After the bars, which must not wait for another source; one shard makes it for all.
        return shards.stream().anyMatch(shard -> shard.name().equals(Shard.FIRST))
                ? report.withUniverseFailure(universe.flatMap(DailyUniverse::ensure))
                : report;
    }

    private Shard shard(String name) {
        return Shard.named(settings, name)
                .orElseThrow(() -> new BadRequestException("field 'shard' must name one of "
                        + Shard.of(settings).stream().map(Shard::name).toList() + ": " + name));
    }

    private Object universe(RequestFields fields, Deadline deadline) {
        boolean accept = fields.flag("accept");
        fields.requireNoProblems();
        DailyUniverse daily = universe.orElseThrow(() ->
                new BadRequestException("the settings name their symbols: only symbols: top N follows a universe"));
        return UniverseAnswer.of(daily.update(accept));
    }

    /** Makes the day's universe where the settings follow one; the answer names the failure. */
    private Object ensureUniverse(RequestFields fields, Deadline deadline) {
        fields.requireNoProblems();
        Optional<String> failure =
                universe.flatMap(daily -> UniverseAnswer.of(daily.update(false)).failure());
        return Map.of("failures", failure.stream().toList());
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
