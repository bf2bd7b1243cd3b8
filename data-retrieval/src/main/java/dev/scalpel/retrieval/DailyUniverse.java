package dev.scalpel.retrieval;

import dev.scalpel.ledger.SymbolStatus;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.retrieval.universe.CoinGecko;
import dev.scalpel.retrieval.universe.MarketCapFile;
import dev.scalpel.retrieval.universe.MarketCaps;
import dev.scalpel.retrieval.universe.TradedPairs;
import dev.scalpel.retrieval.universe.UniverseUpdate;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.universe.UniverseSettings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.universe.UniverseFailure;
import dev.scalpel.universe.UniverseRules;
import dev.scalpel.universe.UniverseStore;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.market.MarketDataVenue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The universe of the day, made with the first call of a UTC day where the settings follow one. */
public final class DailyUniverse {

    /** A source that failed is not asked each minute. */
    private static final Duration RETRY = Duration.ofMinutes(30);

    private final Settings settings;
    private final ObjectStore store;
    private final Clock clock;
    private final UniverseUpdate update;
    private final UniverseStore universes;
    private Optional<LocalDate> madeOn = Optional.empty();

    private DailyUniverse(
            Settings settings, ObjectStore store, Clock clock, UniverseUpdate update, UniverseStore universes) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.update = update;
        this.universes = universes;
    }

    /**
     * Empty where the settings name their symbols.
     *
     * @param environment may hold the source's key
     */
    public static Optional<DailyUniverse> of(
            Settings settings,
            ObjectStore store,
            Clock clock,
            MarketDataVenue venue,
            VenueErrors errors,
            ConnectionParameters connection,
            Map<String, String> environment) {
        if (!settings.symbols().followsUniverse() || venue.instruments().isEmpty()) {
            return Optional.empty();
        }
        UniverseSettings own = settings.universe();
        UniverseStore universes = new UniverseStore(store);
        UniverseRules rules = new UniverseRules(
                settings.venue(),
                own.quote(),
                settings.symbols().largest(),
                own.minVolumeUsd().doubleValue());
        return Optional.of(new DailyUniverse(
                settings,
                store,
                clock,
                new UniverseUpdate(
                        source(own, store, connection, environment),
                        rules,
                        universes,
                        new TradedPairs(venue.instruments().get(), errors)),
                universes));
    }

    private static MarketCaps source(
            UniverseSettings own, ObjectStore store, ConnectionParameters connection, Map<String, String> environment) {
        return switch (own.source()) {
            case COINGECKO ->
                new CoinGecko(
                        own.address().map(URI::create).orElse(CoinGecko.ADDRESS),
                        connection,
                        Optional.ofNullable(environment.get(own.keyVariable())).filter(key -> !key.isBlank()));
            case FILE -> new MarketCapFile(store);
        };
    }

    /** Why there is none of today; empty when there is, or when the last failure is recent. */
    synchronized Optional<String> ensure() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        boolean done = madeOn.filter(today::equals).isPresent();
        Optional<UniverseFailure> recent = done ? Optional.empty() : universes.failure();
        if (done || recent.filter(failure -> isRecent(failure, now)).isPresent()) {
            return Optional.empty();
        }
        UniverseUpdate.Result result = update(false);
        madeOn = result.failure().isEmpty() ? Optional.of(today) : Optional.empty();
        return result.failure().map(UniverseFailure::reason);
    }

    /** @param accept whether a list may lose more than half of the members */
    public UniverseUpdate.Result update(boolean accept) {
        return update.update(
                clock.instant(),
                symbol -> SymbolStatus.isHeld(store, new InstrumentId(settings.venue(), symbol)),
                accept);
    }

    private static boolean isRecent(UniverseFailure failure, Instant now) {
        return Instant.parse(failure.at()).plus(RETRY).isAfter(now);
    }
}
