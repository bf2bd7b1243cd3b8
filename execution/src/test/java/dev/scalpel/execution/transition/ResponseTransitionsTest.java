package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.bought;
import static dev.scalpel.execution.transition.TradeFixture.entering;
import static dev.scalpel.execution.transition.TradeFixture.entry;
import static dev.scalpel.execution.transition.TradeFixture.holding;
import static dev.scalpel.execution.transition.TradeFixture.plan;
import static dev.scalpel.execution.transition.TradeFixture.protection;
import static dev.scalpel.execution.transition.TradeFixture.resting;
import static dev.scalpel.execution.transition.TradeFixture.stop;
import static dev.scalpel.execution.transition.TradeFixture.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Placement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State, action and response in; state out. No venue takes part. */
class ResponseTransitionsTest {

    private static final Intent ENTRY = entry(Status.CLAIMED);

    @ParameterizedTest
    @CsvSource({
        "OUTCOME_UNKNOWN, UNKNOWN",
        "REJECTED, REFUSED",
        "KEY_REJECTED, REFUSED",
        "CLOCK_OFF, REFUSED",
        "RATE_LIMITED, CLAIMED",
        "REGION_REFUSED, CLAIMED"
    })
    void aFailureChangesTheStatusOfWhatWasSentAndNothingElse(VenueException.Kind kind, Status status) {
        SymbolState claimed =
                holding(bought(), resting(1), protection(2, Status.CLAIMED)).state();
        SymbolState after =
                failed(claimed, new VenueAction.Send(claimed.intents().get(2)), kind);
        assertThat(after.intents()).extracting(Intent::status).containsExactly(Status.FILLED, Status.OPEN, status);
        assertThat(after.withIntents(claimed.intents())).isEqualTo(claimed);
    }

    @ParameterizedTest
    @CsvSource({"MARKET_CLOSED, CLOSED", "NOT_LISTED, NOT_LISTED"})
    void aMarketThatTakesNoOrdersUndoesTheEntry(VenueException.Kind kind, String outage) {
        SymbolState after = failed(entering(ENTRY).state(), new VenueAction.Send(ENTRY), kind);
        VenueState execution = (VenueState) after.execution().orElseThrow();
        assertThat(after.intents()).isEmpty();
        assertThat(execution.entry()).isEmpty();
        assertThat(execution.marketOutage().orElseThrow().state().name()).isEqualTo(outage);
        assertThat(execution.marketOutage().orElseThrow().since()).isEqualTo(NOW);
    }

    @Test
    void aFailedCancellationChangesNoIntent() {
        SymbolState claimed = holding(resting(1)).state();
        VenueAction cancel = new VenueAction.Cancel(stop(1, OrderReport.Status.OPEN, "1", "0"));
        assertThat(failed(claimed, cancel, VenueException.Kind.OUTCOME_UNKNOWN)).isEqualTo(claimed);
    }

    @Test
    void aSendThatReportsNoOrderLeavesTheIntentClaimed() {
        SymbolState claimed = entering(ENTRY).state();
        SymbolState after = ResponseTransitions.after(
                claimed, new VenueAction.Send(ENTRY), new VenueResponse.Orders(Placement.NOT_FOUND), NOW);
        assertThat(after).isEqualTo(claimed);
        assertThat(((VenueState) after.execution().orElseThrow()).entry()).isEqualTo(Optional.of(plan()));
    }

    @Test
    void aCancellationOfNothingEndsBothOrdersOfTheList() {
        SymbolState claimed = holding(resting(1)).state();
        SymbolState after = ResponseTransitions.after(
                claimed,
                new VenueAction.Cancel(stop(1, OrderReport.Status.OPEN, "1", "0")),
                new VenueResponse.Orders(Placement.NOT_FOUND),
                NOW);
        assertThat(after.intents().get(1))
                .isEqualTo(protection(
                        stop(1, OrderReport.Status.ENDED, "1", "0"), target(1, OrderReport.Status.ENDED, "1", "0")));
        assertThat(claimed.intents()).isEqualTo(List.of(bought(), resting(1)));
    }

    @Test
    void aCancellationOfNothingEndsThatOrderOnlyWhereThereAreNoLists() {
        OrderReport stop = alone(stop(1, OrderReport.Status.OPEN, "1", "0"));
        OrderReport target = alone(target(1, OrderReport.Status.OPEN, "1", "0"));
        SymbolState after = ResponseTransitions.after(
                holding(protection(stop, target)).state(),
                new VenueAction.Cancel(stop),
                new VenueResponse.Orders(Placement.NOT_FOUND),
                NOW);
        assertThat(after.intents().get(1).orders())
                .extracting(OrderReport::status)
                .containsExactly(OrderReport.Status.ENDED, OrderReport.Status.OPEN);
    }

    private static OrderReport alone(OrderReport leg) {
        return new OrderReport(
                leg.clientId(),
                leg.venueId(),
                Optional.empty(),
                leg.side(),
                leg.status(),
                leg.quantity(),
                leg.filledQuantity(),
                leg.filledQuote(),
                leg.limit(),
                leg.trigger(),
                leg.triggered(),
                leg.changedAt());
    }

    private static SymbolState failed(SymbolState claimed, VenueAction action, VenueException.Kind kind) {
        return ResponseTransitions.after(claimed, action, new VenueResponse.Failure(kind), NOW);
    }
}
