package dev.scalpel.retrieval.universe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.universe.Coin;
import dev.scalpel.universe.PastUniverses;
import dev.scalpel.universe.Universe;
import dev.scalpel.universe.UniverseRules;
import dev.scalpel.universe.UniverseStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which coins a past day knew to be members. */
class PastUniversesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final Symbol OLD = Symbol.parse("OLD/USDT");
    private static final Symbol NEW = Symbol.parse("NEW/USDT");

    private final UniverseStore store = new UniverseStore(new MemoryStore());

    @Test
    void aCoinIsAMemberFromTheListThatNamesItUntilTheListThatDoesNot() {
        list(FIRST, OLD);
        list(FIRST.plusDays(1), OLD, NEW);
        list(FIRST.plusDays(2), NEW);
        PastUniverses past = PastUniverses.between(store, FIRST, FIRST.plusDays(3));

        assertThat(past.isMember(NEW, at(FIRST, 12, 0))).isFalse();
        assertThat(past.isMember(OLD, at(FIRST, 12, 0))).isTrue();
        // Made at five past midnight: what it says was not known before.
        assertThat(past.isMember(NEW, at(FIRST.plusDays(1), 0, 4))).isFalse();
        assertThat(past.isMember(NEW, at(FIRST.plusDays(1), 0, 5))).isTrue();
        assertThat(past.isMember(OLD, at(FIRST.plusDays(2), 12, 0))).isFalse();
        assertThat(past.of(OLD)).isEqualTo(new PastUniverses.Membership(3, 2, List.of()));
        assertThat(past.of(NEW).text()).isEqualTo("member of the universe on 2 of 3 days; each day has a list");
    }

    @Test
    void betweenListsTheLastOneIsInForceAndTheDayIsReported() {
        list(FIRST, OLD);
        list(FIRST.plusDays(3), NEW);
        PastUniverses past = PastUniverses.between(store, FIRST, FIRST.plusDays(4));

        assertThat(past.isMember(OLD, at(FIRST.plusDays(2), 12, 0))).isTrue();
        assertThat(past.absentDays()).containsExactly(FIRST.plusDays(1), FIRST.plusDays(2));
        assertThat(past.of(OLD).text())
                .isEqualTo("member of the universe on 3 of 4 days; 2 days without a list, from 2026-03-02, 2026-03-03");
    }

    @Test
    void beforeTheFirstListEverySymbolCountsAndTheDaysAreReported() {
        list(FIRST.plusDays(5), NEW);
        PastUniverses past = PastUniverses.between(store, FIRST, FIRST.plusDays(6));

        assertThat(past.isMember(OLD, at(FIRST, 12, 0))).isTrue();
        assertThat(past.isMember(OLD, at(FIRST.plusDays(5), 12, 0))).isFalse();
        assertThat(past.of(OLD).text())
                .isEqualTo(
                        "member of the universe on 5 of 6 days; 5 days without a list, from 2026-03-01 to 2026-03-05");
    }

    @Test
    void theListBeforeTheSpanIsInForceAtItsBeginningAndLaterOnesDoNotCount() {
        list(FIRST.minusDays(9), OLD);
        list(FIRST.minusDays(3), NEW);
        list(FIRST.plusDays(2), OLD);
        PastUniverses past = PastUniverses.between(store, FIRST, FIRST.plusDays(2));

        assertThat(past.isMember(OLD, at(FIRST, 12, 0))).isFalse();
        assertThat(past.isMember(NEW, at(FIRST.plusDays(1), 12, 0))).isTrue();
        assertThat(past.absentDays()).hasSize(2);
    }

    private void list(LocalDate day, Symbol... members) {
        store.record(new Universe(
                day,
                at(day, 0, 5),
                "file",
                Optional.empty(),
                new UniverseRules("binance", "USDT", 2, 0),
                Stream.of(members)
                        .map(symbol ->
                                new Universe.Member(symbol, 1, new Coin(symbol.base(), symbol.base(), 5, 1e9, 1e7)))
                        .toList(),
                List.of(),
                List.of()));
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }
}
