package dev.scalpel.execution.venue;

import static dev.scalpel.execution.transition.TradeFixture.ENTRY;
import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.bought;
import static dev.scalpel.execution.transition.TradeFixture.entering;
import static dev.scalpel.execution.transition.TradeFixture.entry;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.holding;
import static dev.scalpel.execution.transition.TradeFixture.invocation;
import static dev.scalpel.execution.transition.TradeFixture.order;
import static dev.scalpel.execution.transition.TradeFixture.plan;
import static dev.scalpel.execution.transition.TradeFixture.protection;
import static dev.scalpel.execution.transition.TradeFixture.resting;
import static dev.scalpel.execution.transition.TradeFixture.stop;
import static dev.scalpel.execution.transition.TradeFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.execution.transition.TradeFixture;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.RateLimitedBroker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How each response of the venue changes the state. */
class ActionExecutorTest {

    private final FakeVenue venue = new FakeVenue();
    private final VenueTimeSync time = new VenueTimeSync(venue);
    private final Intent entry = entry(Status.CLAIMED);
    private final Intent protection = protection(1, Status.CLAIMED);

    // Responses.

    @Test
    void anOrderAndItsFillsAreReadFromItsResponse() {
        venue.answer = new Placement(
                List.of(order(ENTRY, OrderReport.Status.FILLED, "1", "1")),
                List.of(fill("b1", FILLED, "100", "1", "0", "USDT")));
        assertThat(sent(entering(entry)).intents()).containsExactly(bought());
        assertThat(venue.requested).containsExactly("send " + ENTRY);
    }

    @Test
    void aResponseToAnEntryWithProtectionUpdatesBothAndTheFillsAreTheEntrys() {
        OrderReport stop = stop(1, OrderReport.Status.OPEN, "1", "0");
        OrderReport target = target(1, OrderReport.Status.OPEN, "1", "0");
        venue.answer = new Placement(
                List.of(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), stop, target),
                List.of(fill("b1", FILLED, "100", "1", "0", "USDT")));
        SymbolState after = execute(entering(entry, protection), new VenueAction.SendProtected(entry, protection));
        assertThat(after.intents()).containsExactly(bought(), resting(1));
        assertThat(venue.requested).containsExactly("send " + ENTRY + " with " + protection.clientId());
    }

    @Test
    void theResponseToACancellationIsRecorded() {
        OrderReport stop = stop(1, OrderReport.Status.OPEN, "1", "0");
        venue.answer = new Placement(List.of(
                stop(1, OrderReport.Status.CANCELLED, "1", "0"), target(1, OrderReport.Status.CANCELLED, "1", "0")));
        SymbolState after = execute(holding(resting(1)), new VenueAction.Cancel(stop));
        assertThat(after.intents()).extracting(Intent::status).containsExactly(Status.FILLED, Status.CANCELLED);
        assertThat(venue.requested).containsExactly("cancel " + stop.clientId());
    }

    @Test
    void aListWithNothingToCancelHasEnded() {
        SymbolState after =
                execute(holding(resting(1)), new VenueAction.Cancel(stop(1, OrderReport.Status.OPEN, "1", "0")));
        assertThat(after.intents())
                .containsExactly(
                        bought(),
                        protection(
                                stop(1, OrderReport.Status.ENDED, "1", "0"),
                                target(1, OrderReport.Status.ENDED, "1", "0")));
        assertThat(after.intents().get(1).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void aSingleOrderWithNothingToCancelHasEnded() {
        OrderReport alone = order(ENTRY, OrderReport.Status.OPEN, "1", "0");
        Intent open = entry.withReports(List.of(alone), List.of());
        SymbolState after = execute(entering(open, resting(1)), new VenueAction.Cancel(alone));
        assertThat(after.intents())
                .containsExactly(
                        entry.withReports(List.of(order(ENTRY, OrderReport.Status.ENDED, "1", "0")), List.of()),
                        resting(1));
    }

    @Test
    void anEmptyResponseChangesNothing() {
        SymbolState claimed = entering(entry).state();
        assertThat(execute(claimed, new VenueAction.Send(entry))).isEqualTo(claimed);
    }

    // Rejections and missing responses.

    @ParameterizedTest
    @CsvSource({"OUTCOME_UNKNOWN, UNKNOWN", "REJECTED, REFUSED", "KEY_REJECTED, REFUSED", "CLOCK_OFF, REFUSED"})
    void aFailureChangesOnlyTheIntentsThatWereSent(Kind kind, Status status) {
        venue.fails(VenueFailures.of(kind));
        SymbolState after = execute(holding(bought(), protection), new VenueAction.Send(protection));
        assertThat(after.intents()).containsExactly(bought(), protection.withStatus(status));
        assertThat(after.position()).isPresent();
    }

    @Test
    void anEntryAndItsProtectionHaveTheSameOutcome() {
        venue.fails(VenueFailures.of(Kind.OUTCOME_UNKNOWN));
        SymbolState after = execute(entering(entry, protection), new VenueAction.SendProtected(entry, protection));
        assertThat(after.intents())
                .containsExactly(entry.withStatus(Status.UNKNOWN), protection.withStatus(Status.UNKNOWN));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"OUTCOME_UNKNOWN", "REJECTED", "KEY_REJECTED", "CLOCK_OFF"})
    void aCancellationThatFailsChangesNothing(Kind kind) {
        venue.fails(VenueFailures.of(kind));
        SymbolState claimed = holding(resting(1)).state();
        assertThat(execute(claimed, new VenueAction.Cancel(stop(1, OrderReport.Status.OPEN, "1", "0"))))
                .isEqualTo(claimed);
    }

    @ParameterizedTest
    @CsvSource({"CLOCK_OFF, true", "REJECTED, false"})
    void aClockThatIsOffIsReadAgain(Kind kind, boolean again) {
        time.synchronise(Instant.ofEpochMilli(NOW));
        venue.fails(VenueFailures.of(kind));
        sent(entering(entry));
        venue.failure = Optional.empty();
        venue.requested.clear();
        time.synchronise(Instant.ofEpochMilli(NOW));
        assertThat(venue.requested.contains("time")).isEqualTo(again);
    }

    // A market that takes no orders.

    @ParameterizedTest
    @CsvSource({"MARKET_CLOSED, CLOSED", "NOT_LISTED, NOT_LISTED"})
    void anEntryRefusedByAClosedMarketCountsAsNeverSent(Kind kind, MarketOutage.State state) {
        venue.fails(VenueFailures.of(kind));
        SymbolState after = execute(entering(entry, protection), new VenueAction.SendProtected(entry, protection));
        assertThat(after.intents()).isEmpty();
        VenueState execution = notes(after);
        assertThat(execution.marketOutage()).contains(new MarketOutage(state, NOW, NOW));
        assertThat(execution.entry()).isEmpty();
    }

    @Test
    void aProtectionRefusedByAClosedMarketLeavesThePosition() {
        venue.fails(VenueFailures.of(Kind.MARKET_CLOSED));
        VenueBooks books = holding(bought(), protection);
        books = books.withExecution(books.execution().entering(plan()));
        SymbolState after = execute(books, new VenueAction.Send(protection));
        assertThat(after.intents()).containsExactly(bought());
        assertThat(after.position()).isPresent();
        assertThat(notes(after).entry()).contains(plan());
    }

    @Test
    void aMarketThatStaysClosedKeepsItsFirstTime() {
        venue.fails(VenueFailures.of(Kind.MARKET_CLOSED));
        VenueBooks books = entering(entry);
        books = books.withExecution(
                books.execution().withMarketOutage(Optional.of(new MarketOutage(MarketOutage.State.CLOSED, 5, 6))));
        assertThat(notes(sent(books)).marketOutage()).contains(new MarketOutage(MarketOutage.State.CLOSED, 5, NOW));
        books = books.withExecution(
                books.execution().withMarketOutage(Optional.of(new MarketOutage(MarketOutage.State.NOT_LISTED, 5, 6))));
        assertThat(notes(sent(books)).marketOutage()).contains(new MarketOutage(MarketOutage.State.CLOSED, NOW, NOW));
    }

    @Test
    void aMarketIsCheckedEveryMinuteAndADelistingConfirmedAfterTen() {
        MarketOutage closed = new MarketOutage(MarketOutage.State.CLOSED, NOW, NOW);
        assertThat(closed.isDue(NOW + 49_999)).isFalse();
        assertThat(closed.isDue(NOW + 50_000)).isTrue();
        assertThat(closed.isConfirmedDelisting(NOW + 600_000)).isFalse();
        MarketOutage gone = closed.observedAgain(MarketOutage.State.NOT_LISTED, NOW);
        assertThat(gone.isConfirmedDelisting(NOW + 599_999)).isFalse();
        assertThat(gone.isConfirmedDelisting(NOW + 600_000)).isTrue();
    }

    // A venue that takes no requests.

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RATE_LIMITED", "REGION_REFUSED"})
    void rateLimitsAndRefusedRegionsEndTheInvocation(Kind kind) {
        VenueException failure = VenueFailures.of(kind);
        venue.fails(failure);
        assertThatThrownBy(() -> sent(entering(entry))).isSameAs(failure);
    }

    @Test
    void anActionPreventedByARateLimitLeavesTheClaimedState() {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
        VenueRateLimit pause = new VenueRateLimit(new MemoryStore(), "binance");
        pause.rateLimited(clock.instant(), Optional.of(Duration.ofMinutes(1)));
        SymbolState claimed = entering(entry).state();
        SymbolState after = new ActionExecutor(new RateLimitedBroker(venue, pause, clock), time)
                .execute(claimed, new VenueAction.Send(entry), invocation(NOW));
        assertThat(after).isEqualTo(claimed);
        assertThat(venue.requested).isEmpty();
    }

    private SymbolState sent(VenueBooks books) {
        return execute(books, new VenueAction.Send(entry));
    }

    private SymbolState execute(VenueBooks books, VenueAction action) {
        return execute(books.state(), action);
    }

    private SymbolState execute(SymbolState claimed, VenueAction action) {
        return new ActionExecutor(venue, time).execute(claimed, action, invocation(NOW));
    }

    private static VenueState notes(SymbolState state) {
        return TradeFixture.config().venueState(state).orElseThrow();
    }
}
