package dev.scalpel.execution.state;

import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static dev.scalpel.execution.transition.TradeFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.AccountAuditState.Mismatch;
import dev.scalpel.execution.state.AccountAuditState.UnacknowledgedEntry;
import dev.scalpel.execution.transition.TradeFixture;
import dev.scalpel.ledger.Intent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remembered between two audits. */
class AccountAuditStateTest {

    private static final long HOUR = 3_600_000;

    @ParameterizedTest
    @CsvSource({"true, 49999, false", "true, 50000, true", "false, 294999, false", "false, 295000, true"})
    void auditsAreDueEachMinuteWhileBusyAndElseEveryFive(boolean busy, long since, boolean due) {
        assertThat(AccountAuditState.NONE.withCheckedAt(NOW).isDue(NOW + since, busy, false))
                .isEqualTo(due);
    }

    @Test
    void theFirstAuditIsDue() {
        assertThat(AccountAuditState.NONE.isDue(NOW, false, false)).isTrue();
    }

    @Test
    void aDifferenceIsFollowedUpEachMinute() {
        AccountAuditState auditState =
                AccountAuditState.NONE.withCheckedAt(NOW).withMismatch(Optional.of(new Mismatch(number("1"), NOW)));
        assertThat(auditState.isDue(NOW + 50_000, false, false)).isTrue();
        assertThat(auditState.needsFollowUp(NOW)).isTrue();
        assertThat(auditState.withMismatch(Optional.empty()).needsFollowUp(NOW)).isFalse();
    }

    @Test
    void anUnacknowledgedEntryIsLookedUpForTenMinutes() {
        AccountAuditState auditState = AccountAuditState.NONE.withUnacknowledgedEntry(givenUp(NOW));
        assertThat(auditState.needsFollowUp(NOW + 599_999)).isTrue();
        assertThat(auditState.needsFollowUp(NOW + 600_000)).isFalse();
    }

    @Test
    void atMostEightUnacknowledgedEntriesAreKeptForADay() {
        AccountAuditState auditState = AccountAuditState.NONE.withUnacknowledgedEntry(givenUp(NOW));
        assertThat(auditState.withUnacknowledgedEntry(givenUp(NOW + 24 * HOUR)).unacknowledgedEntries())
                .hasSize(2);
        assertThat(auditState
                        .withUnacknowledgedEntry(givenUp(NOW + 24 * HOUR + 1))
                        .unacknowledgedEntries())
                .containsExactly(givenUp(NOW + 24 * HOUR + 1));
        for (int more = 1; more <= 8; more++) {
            auditState = auditState.withUnacknowledgedEntry(givenUp(NOW + more));
        }
        assertThat(auditState.unacknowledgedEntries()).hasSize(8).first().isEqualTo(givenUp(NOW + 1));
    }

    @Test
    void aFoundEntryIsRemoved() {
        AccountAuditState auditState =
                AccountAuditState.NONE.withUnacknowledgedEntry(givenUp(NOW)).withUnacknowledgedEntry(givenUp(NOW + 1));
        assertThat(auditState.withoutEntry(givenUp(NOW)).unacknowledgedEntries())
                .containsExactly(givenUp(NOW + 1));
    }

    @Test
    void foreignOrdersAreDistinctAndSorted() {
        assertThat(AccountAuditState.NONE
                        .withForeignOrders(List.of("2", "1", "2"))
                        .foreignOrders())
                .containsExactly("1", "2");
    }

    @Test
    void eachChangeKeepsTheOtherFields() {
        AccountAuditState all = AccountAuditState.NONE
                .withCheckedAt(5)
                .withForeignQuantity(number("1"))
                .withForeignOrders(List.of("1"))
                .withMissingQuantity(number("2"))
                .withMismatch(Optional.of(new Mismatch(number("3"), 4)))
                .withDrift(Optional.of("words"))
                .withUnacknowledgedEntry(givenUp(NOW));
        assertThat(all)
                .isEqualTo(new AccountAuditState(
                        5,
                        Optional.of(number("1")),
                        List.of("1"),
                        number("2"),
                        Optional.of(new Mismatch(number("3"), 4)),
                        Optional.of("words"),
                        List.of(givenUp(NOW))));
        assertThat(all.withCheckedAt(6).withCheckedAt(5)).isEqualTo(all);
        assertThat(all.withoutEntry(givenUp(NOW)).withUnacknowledgedEntry(givenUp(NOW)))
                .isEqualTo(all);
    }

    private static UnacknowledgedEntry givenUp(long at) {
        return new UnacknowledgedEntry(plan(), List.of(TradeFixture.entry(Intent.Status.LAPSED)), at);
    }
}
