package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.DEADLINE;
import static dev.scalpel.execution.transition.TradeFixture.ENTRY;
import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.bought;
import static dev.scalpel.execution.transition.TradeFixture.entering;
import static dev.scalpel.execution.transition.TradeFixture.entry;
import static dev.scalpel.execution.transition.TradeFixture.exit;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.flat;
import static dev.scalpel.execution.transition.TradeFixture.holding;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static dev.scalpel.execution.transition.TradeFixture.plan;
import static dev.scalpel.execution.transition.TradeFixture.resting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.EntryBasis.BySignal;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the reports of an entry mean: a position, or more of one. */
class EntryTransitionsTest {

    // Opening.

    @Test
    void aFilledEntryBecomesAPositionByItsRealPrice() {
        VenueBooks books = entering(bought(
                fill("b2", FILLED + 5, "102", "0.5", "0", "USDT"), fill("b1", FILLED, "100", "0.5", "0", "USDT")));
        books = EntryTransitions.ended(books, NOW);
        OpenPosition open = books.position().orElseThrow();
        Position position = open.position();
        assertThat(position.entryPrice()).isEqualTo(101);
        assertThat(position.stopPrice()).isEqualTo(98.98, within(1e-9));
        assertThat(position.targetPrice()).isEqualTo(105.04, within(1e-9));
        assertThat(position.quantity()).isEqualByComparingTo("1");
        assertThat(position.decisionTime()).isEqualTo(BAR);
        assertThat(position.entryTime()).isEqualTo(BAR + Minutes.MILLIS);
        assertThat(position.deadline()).isEqualTo(DEADLINE);
        assertThat(open.entryFills()).extracting("tradeId").containsExactly("b1", "b2");
        assertThat(open.tradeId()).isEqualTo(ENTRY);
        assertThat(open.entryLatencyMillis()).isEqualTo(500);
        assertThat(books.execution().entry()).isEmpty();
    }

    @Test
    void anEntryBySignalBecomesAPositionAndARowOfItsStrategy() {
        BySignal basis = new BySignal("trend", "9f8e", new Distances(PositionSide.LONG, 0.03, 0.08, 480, 0));
        EntryPlan bySignal = new EntryPlan(
                ENTRY, BAR, basis, number("100"), number("1"), 500, Optional.empty(), Double.NaN, Double.NaN);
        VenueBooks before = flat(bought());
        VenueBooks books =
                EntryTransitions.ended(before.withExecution(before.execution().entering(bySignal)), NOW);
        Position position = books.position().orElseThrow().position();
        assertThat(position.stopPrice()).isEqualTo(97, within(1e-9));
        assertThat(position.targetPrice()).isEqualTo(108, within(1e-9));
        TradeRow row = new TradeTransitions(TradeFixture.config())
                .writtenOff(books, TradeFixture.facts(NOW, "101"))
                .trades()
                .get(0);
        assertThat(row.basis()).isEqualTo(basis);
        assertThat(row.modelId()).isEmpty();
        assertThat(row.tacticsId()).isEmpty();
    }

    @Test
    void theHoldingTimeStartsWithTheMinuteOfTheFirstFill() {
        VenueBooks late = entering(bought(fill("b1", BAR + 3 * Minutes.MILLIS + 7, "100", "1", "0", "USDT")));
        late = EntryTransitions.ended(late, NOW);
        assertThat(late.position().orElseThrow().position().entryTime()).isEqualTo(BAR + 3 * Minutes.MILLIS);
    }

    @Test
    void anEntryIsNeverEarlierThanTheMinuteAfterItsBar() {
        VenueBooks early = entering(bought(fill("b1", BAR + 30_000, "100", "1", "0", "USDT")));
        early = EntryTransitions.ended(early, NOW);
        assertThat(early.position().orElseThrow().position().entryTime()).isEqualTo(BAR + Minutes.MILLIS);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLAIMED", "UNKNOWN", "REFUSED", "OPEN"})
    void anUnresolvedEntryIsLeftAlone(Intent.Status status) {
        VenueBooks books = entering(entry(status));
        books = EntryTransitions.ended(books, NOW);
        assertThat(books.position()).isEmpty();
        assertThat(books.execution().entry()).contains(plan());
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "REJECTED", "LAPSED"})
    void anEntryThatBoughtNothingIsDropped(Intent.Status status) {
        VenueBooks books = entering(entry(status));
        books = EntryTransitions.ended(books, NOW);
        assertThat(books.position()).isEmpty();
        assertThat(books.execution().entry()).isEmpty();
        assertThat(books.execution().accountAudit().unacknowledgedEntries())
                .isEqualTo(status == Intent.Status.LAPSED ? List.of(givenUp(entry(status))) : List.of());
    }

    @Test
    void withoutAPlanOrAnEntryNothingIsOpened() {
        VenueBooks old = flat(bought());
        old = EntryTransitions.ended(old, NOW);
        assertThat(old.position()).isEmpty();
        VenueBooks planned = entering();
        planned = EntryTransitions.ended(planned, NOW);
        assertThat(planned.execution().entry()).isPresent();
    }

    // Adopting.

    @Test
    void anEntryThatAppearsWhileNothingIsOpenBecomesThePosition() {
        VenueBooks books = remembering(flat(exit(1, Intent.Status.FILLED, NOW)));
        books = EntryTransitions.adopted(books, givenUp(entry(Intent.Status.LAPSED)), List.of(bought()));
        assertThat(books.intents()).containsExactly(bought());
        assertThat(books.execution().entry()).contains(plan());
        assertThat(books.execution().accountAudit().unacknowledgedEntries()).isEmpty();
        books = EntryTransitions.ended(books, NOW);
        assertThat(books.position()).isPresent();
    }

    @Test
    void anEntryThatAppearsBesideAPositionAddsToIt() {
        Intent other = another(Intent.Status.CLAIMED)
                .withReports(
                        List.of(order("e-other", OrderReport.Status.FILLED, "1")),
                        List.of(fill("o1", NOW, "102", "1", "0", "USDT")));
        VenueBooks books = remembering(holding(resting(1)));
        books = EntryTransitions.adopted(books, givenUp(entry(Intent.Status.LAPSED)), List.of(other));
        assertThat(books.intents()).containsExactly(bought(), resting(1), other);
        OpenPosition open = books.position().orElseThrow();
        assertThat(open.position().quantity()).isEqualByComparingTo("2");
        assertThat(open.position().stopPrice()).isEqualTo(98);
        assertThat(open.entryFills()).extracting("tradeId").containsExactly("b1", "o1");
        assertThat(books.execution().entry()).isEmpty();
    }

    @Test
    void laterFillsOfAnAdoptedEntryBelongToThePosition() {
        Intent other = another(Intent.Status.CLAIMED)
                .withReports(List.of(order("e-other", OrderReport.Status.OPEN, "0")), List.of());
        VenueBooks books = remembering(holding());
        books = EntryTransitions.adopted(books, givenUp(entry(Intent.Status.LAPSED)), List.of(other));
        assertThat(books.position().orElseThrow().position().quantity()).isEqualByComparingTo("1");
        Intent filled = other.withReports(
                List.of(order("e-other", OrderReport.Status.CANCELLED, "0.4")),
                List.of(fill("o1", NOW, "102", "0.4", "0", "USDT")));
        books = books.withIntents(List.of(bought(), filled));
        books = EntryTransitions.ended(books, NOW);
        OpenPosition open = books.position().orElseThrow();
        assertThat(open.position().quantity()).isEqualByComparingTo("1.4");
        assertThat(open.entryFills()).extracting("tradeId").containsExactly("b1", "o1");
    }

    @Test
    void anEntryThatAppearsBesideAnOrderInDoubtKeepsBoth() {
        Intent doubtful = another(Intent.Status.UNKNOWN);
        VenueBooks books = remembering(flat(entry(Intent.Status.LAPSED), doubtful));
        books = EntryTransitions.adopted(books, givenUp(entry(Intent.Status.LAPSED)), List.of(bought()));
        assertThat(books.intents()).containsExactly(doubtful, bought());
        assertThat(books.execution().entry()).contains(plan());
    }

    @Test
    void anEntryThatAppearsBesideAPlannedOneKeepsThatPlan() {
        EntryPlan other = new EntryPlan(
                "other",
                BAR + Minutes.MILLIS,
                new ByModel("model", plan().basis().model().orElseThrow().bracket(), 0.02),
                number("99"),
                number("1"),
                1,
                Optional.of("tactics"),
                0,
                0.5);
        VenueBooks books = remembering(flat(another(Intent.Status.UNKNOWN)));
        books = books.withExecution(books.execution().entering(other));
        books = EntryTransitions.adopted(books, givenUp(entry(Intent.Status.LAPSED)), List.of(bought()));
        assertThat(books.execution().entry()).contains(other);
        assertThat(books.intents()).hasSize(2);
    }

    @Test
    void anEntryIsAdoptedOnceOrdersOfItsOwnAreAcknowledged() {
        AccountAuditState.UnacknowledgedEntry givenUp =
                new AccountAuditState.UnacknowledgedEntry(plan(), List.of(another(Intent.Status.LAPSED)), NOW);
        VenueBooks holding = holding(another(Intent.Status.LAPSED), bought());
        VenueBooks before = holding.withExecution(
                holding.execution().withAccountAudit(AccountAuditState.NONE.withUnacknowledgedEntry(givenUp)));
        assertThat(EntryTransitions.acknowledged(before)).isEqualTo(before);
        Intent resting = another(Intent.Status.CLAIMED)
                .withReports(List.of(order("e-other", OrderReport.Status.OPEN, "0")), List.of());
        VenueBooks after = EntryTransitions.acknowledged(before.withIntents(List.of(resting, bought())));
        assertThat(after.auditState().unacknowledgedEntries()).isEmpty();
    }

    private static Intent another(Intent.Status status) {
        Intent entry = entry(status);
        return new Intent(
                "e-other",
                1,
                entry.kind(),
                entry.side(),
                BAR + Minutes.MILLIS,
                entry.quantity(),
                entry.price(),
                Optional.empty(),
                Optional.empty(),
                NOW,
                NOW + TradeFixture.WINDOW,
                IdempotencyPolicy.REQUEST_WINDOW,
                status,
                List.of());
    }

    private static OrderReport order(String clientId, OrderReport.Status status, String filled) {
        return TradeFixture.order(clientId, status, "1", filled);
    }

    private static AccountAuditState.UnacknowledgedEntry givenUp(Intent entry) {
        return new AccountAuditState.UnacknowledgedEntry(plan(), List.of(entry), NOW);
    }

    private static VenueBooks remembering(VenueBooks books) {
        return books.withExecution(books.execution()
                .withAccountAudit(
                        AccountAuditState.NONE.withUnacknowledgedEntry(givenUp(entry(Intent.Status.LAPSED)))));
    }
}
