package dev.scalpel.execution.state;

import static dev.scalpel.execution.venue.TradeFixture.NOW;
import static dev.scalpel.execution.venue.TradeFixture.number;
import static dev.scalpel.execution.venue.TradeFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.AccountAuditState.GivenUp;
import dev.scalpel.execution.state.AccountAuditState.Mismatch;
import dev.scalpel.execution.venue.TradeFixture;
import dev.scalpel.ledger.Intent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remembered between two comparisons. */
class AccountAuditStateTest {

    private static final long HOUR = 3_600_000;

    @ParameterizedTest
    @CsvSource({"true, 49999, false", "true, 50000, true", "false, 294999, false", "false, 295000, true"})
    void booksAreComparedEachMinuteWhileBusyAndElseEveryFive(boolean busy, long since, boolean due) {
        assertThat(AccountAuditState.UNSEEN.checked(NOW).isDue(NOW + since, busy, false))
                .isEqualTo(due);
    }

    @Test
    void booksThatWereNeverComparedAreDue() {
        assertThat(AccountAuditState.UNSEEN.isDue(NOW, false, false)).isTrue();
    }

    @Test
    void aDifferenceIsFollowedUpEachMinute() {
        AccountAuditState books =
                AccountAuditState.UNSEEN.checked(NOW).mismatch(Optional.of(new Mismatch(number("1"), NOW)));
        assertThat(books.isDue(NOW + 50_000, false, false)).isTrue();
        assertThat(books.needsAttention(NOW)).isTrue();
        assertThat(books.mismatch(Optional.empty()).needsAttention(NOW)).isFalse();
    }

    @Test
    void anEntryThatWasGivenUpIsLookedForEagerlyForTenMinutes() {
        AccountAuditState books = AccountAuditState.UNSEEN.givenUp(givenUp(NOW));
        assertThat(books.needsAttention(NOW + 599_999)).isTrue();
        assertThat(books.needsAttention(NOW + 600_000)).isFalse();
    }

    @Test
    void entriesThatWereGivenUpAreRememberedForADayAndEightAtMost() {
        AccountAuditState books = AccountAuditState.UNSEEN.givenUp(givenUp(NOW));
        assertThat(books.givenUp(givenUp(NOW + 24 * HOUR)).givenUp()).hasSize(2);
        assertThat(books.givenUp(givenUp(NOW + 24 * HOUR + 1)).givenUp()).containsExactly(givenUp(NOW + 24 * HOUR + 1));
        for (int more = 1; more <= 8; more++) {
            books = books.givenUp(givenUp(NOW + more));
        }
        assertThat(books.givenUp()).hasSize(8).first().isEqualTo(givenUp(NOW + 1));
    }

    @Test
    void oneThatWasFoundIsForgotten() {
        AccountAuditState books = AccountAuditState.UNSEEN.givenUp(givenUp(NOW)).givenUp(givenUp(NOW + 1));
        assertThat(books.found(givenUp(NOW)).givenUp()).containsExactly(givenUp(NOW + 1));
    }

    @Test
    void foreignOrdersStandOnceAndInOrder() {
        assertThat(AccountAuditState.UNSEEN
                        .foreignOrders(List.of("2", "1", "2"))
                        .foreignOrders())
                .containsExactly("1", "2");
    }

    @Test
    void eachChangeLeavesTheRest() {
        AccountAuditState all = AccountAuditState.UNSEEN
                .checked(5)
                .foreign(number("1"))
                .foreignOrders(List.of("1"))
                .taken(number("2"))
                .mismatch(Optional.of(new Mismatch(number("3"), 4)))
                .drift(Optional.of("words"))
                .givenUp(givenUp(NOW));
        assertThat(all)
                .isEqualTo(new AccountAuditState(
                        5,
                        Optional.of(number("1")),
                        List.of("1"),
                        number("2"),
                        Optional.of(new Mismatch(number("3"), 4)),
                        Optional.of("words"),
                        List.of(givenUp(NOW))));
        assertThat(all.checked(6).checked(5)).isEqualTo(all);
        assertThat(all.found(givenUp(NOW)).givenUp(givenUp(NOW))).isEqualTo(all);
    }

    private static GivenUp givenUp(long at) {
        return new GivenUp(plan(), List.of(TradeFixture.entry(Intent.Status.LAPSED)), at);
    }
}
