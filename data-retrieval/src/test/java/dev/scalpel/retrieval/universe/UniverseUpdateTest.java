package dev.scalpel.retrieval.universe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.universe.Exclusion;
import dev.scalpel.universe.Universe;
import dev.scalpel.universe.Universe.Excluded;
import dev.scalpel.universe.UniverseFailure;
import dev.scalpel.universe.UniverseRules;
import dev.scalpel.universe.UniverseStore;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.InstrumentReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UniverseUpdateTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final String[] TEN = {"AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III", "JJJ"};

    private final ObjectStore objects = new MemoryStore();
    private final UniverseStore store = new UniverseStore(objects);
    private ListedCoins source = new ListedCoins(250).with(TEN);
    private Optional<VenueException> venueFailure = Optional.empty();

    private final InstrumentReader reader = new InstrumentReader() {
        @Override
        public VenueInstrument read(Symbol symbol) throws IOException {
            throw new AssertionError("the venue lists all at once");
        }

        @Override
        public Optional<Set<Symbol>> open(String quote) {
            venueFailure.ifPresent(failure -> {
                throw failure;
            });
            return Optional.of(
                    Set.of(pair("AAA"), pair("BBB"), pair("CCC"), pair("DDD"), pair("EEE"), pair("PEG"), pair("ZZZ")));
        }
    };

    private static Symbol pair(String base) {
        return new Symbol(base, "USDT");
    }

    private UniverseUpdate.Result update(Instant now, Set<Symbol> held, boolean accept) {
        return new UniverseUpdate(
                        source,
                        new UniverseRules("binance", "USDT", 4, 0),
                        store,
                        new TradedPairs(reader, new VenueErrors("binance", failure -> Optional.empty())))
                .update(now, held::contains, accept);
    }

    private UniverseUpdate.Result update(Instant now) {
        return update(now, Set.of(), false);
    }

    @Test
    void theListOfADayIsMadeOnce() {
        Universe first = update(NOON).inForce().orElseThrow();
        source = new ListedCoins(250).with("EEE").with(TEN);

        UniverseUpdate.Result second = update(NOON.plus(Duration.ofHours(3)));

        assertThat(first.symbols()).containsExactly(pair("AAA"), pair("BBB"), pair("CCC"), pair("DDD"));
        assertThat(second.inForce()).contains(first);
        assertThat(store.of(LocalDate.of(2026, 11, 29))).contains(first);
        assertThat(store.days()).containsExactly(LocalDate.of(2026, 11, 29));
        assertThat(source.requests).isZero();
    }

    @Test
    void anUpdateThatWasKilledBeforeTheListWasInForceIsFinished() {
        update(NOON);
        objects.delete(StoreKeys.UNIVERSE_IN_FORCE);

        assertThat(update(NOON).inForce()).isEqualTo(store.of(LocalDate.of(2026, 11, 29)));
        assertThat(store.inForce()).isPresent();
    }

    @Test
    void aSourceThatCannotBeUsedLeavesYesterdaysListInForce() {
        Universe yesterday = update(NOON).inForce().orElseThrow();
        source.failure = Optional.of("CoinGecko answered 429: too many requests");

        UniverseUpdate.Result result = update(NOON.plus(Duration.ofDays(1)));

        assertThat(result.inForce()).contains(yesterday);
        assertThat(result.failure().orElseThrow().reason()).contains("429");
        assertThat(store.failure())
                .contains(new UniverseFailure(
                        "2026-11-30T12:00:00Z", "listed", "CoinGecko answered 429: too many requests"));

        source.failure = Optional.empty();
        update(NOON.plus(Duration.ofDays(1)).plusSeconds(3_600));

        assertThat(store.failure()).isEmpty();
        assertThat(store.inForce().orElseThrow().day()).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void aVenueThatDoesNotAnswerDoesTheSame() {
        venueFailure = Optional.of(new VenueException(VenueException.Kind.RATE_LIMITED, "wait 60 s"));

        assertThat(update(NOON).failure().orElseThrow().reason()).isEqualTo("binance: wait 60 s");
        venueFailure = Optional.of(new VenueException(VenueException.Kind.RATE_LIMITED, "binance: wait 60 s"));
        assertThat(update(NOON).failure().orElseThrow().reason()).isEqualTo("binance: wait 60 s");
        assertThat(store.inForce()).isEmpty();
    }

    @Test
    void aListThatWouldReplaceMoreThanHalfNeedsToBeAccepted() {
        update(NOON);
        source = new ListedCoins(250).with("EEE", "ZZZ", "PEG", "AAA").with(TEN);
        Instant nextDay = NOON.plus(Duration.ofDays(1));

        assertThat(update(nextDay).failure().orElseThrow().reason())
                .contains("only 1 of the 4 members of 2026-11-29 would stay");
        assertThat(update(nextDay, Set.of(), true).inForce().orElseThrow().symbols())
                .containsExactly(pair("EEE"), pair("ZZZ"), pair("PEG"), pair("AAA"));
    }

    @Test
    void aFormerMemberIsManagedForADayAndUntilItIsFlat() {
        update(NOON);
        source = new ListedCoins(250).with("EEE").with(TEN);

        Universe second = update(NOON.plus(Duration.ofDays(1))).inForce().orElseThrow();
        Universe third = update(NOON.plus(Duration.ofDays(2)), Set.of(pair("DDD")), false)
                .inForce()
                .orElseThrow();
        Universe fourth = update(NOON.plus(Duration.ofDays(3))).inForce().orElseThrow();

        assertThat(second.symbols()).doesNotContain(pair("DDD"));
        assertThat(second.leaving()).containsExactly(pair("DDD"));
        assertThat(third.leaving()).containsExactly(pair("DDD"));
        assertThat(fourth.leaving()).isEmpty();
    }

    @Test
    void aCoinThatCostOneDollarForThirtyDaysCountsAsPegged() {
        source = new ListedCoins(250).with("PEG", "Something new", 1.004).with(TEN);
        for (int day = 0; day < 30; day++) {
            assertThat(update(NOON.plus(Duration.ofDays(day)))
                            .inForce()
                            .orElseThrow()
                            .symbols())
                    .contains(pair("PEG"));
        }

        Universe after = update(NOON.plus(Duration.ofDays(30))).inForce().orElseThrow();

        assertThat(after.symbols()).doesNotContain(pair("PEG"));
        assertThat(after.excluded()).extracting(Excluded::reason).contains(Exclusion.PEGGED);
    }

    @Test
    void theDocumentIsReadAsItWasWritten() {
        source = new ListedCoins(250).with("BBB", "Twice", 7.25).with(TEN);
        Universe made = update(NOON, Set.of(), false).inForce().orElseThrow();

        assertThat(store.of(made.day())).contains(made);
        assertThat(made.attribution()).contains("Data by a test");
        assertThat(List.of(made.excluded().get(0).reason())).containsExactly(Exclusion.DUPLICATE);
    }
}
