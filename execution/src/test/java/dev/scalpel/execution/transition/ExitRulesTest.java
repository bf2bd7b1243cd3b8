package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.DEADLINE;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.holding;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static dev.scalpel.execution.transition.TradeFixture.protection;
import static dev.scalpel.execution.transition.TradeFixture.resting;
import static dev.scalpel.execution.transition.TradeFixture.stop;
import static dev.scalpel.execution.transition.TradeFixture.target;
import static dev.scalpel.execution.transition.TradeFixture.touched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueInstrument;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reason to exit. The stop is at 98, the target at 104; both were placed at 00:01:01.5; the time limit is 01:01. */
class ExitRulesTest {

    private static final Intent STOP_ALONE =
            protection(stop(1, OrderReport.Status.OPEN, "1", "0"), target(1, OrderReport.Status.CANCELLED, "1", "0"));

    @Test
    void aPositionBetweenItsLevelsStaysOpen() {
        assertThat(why("101", NOW, resting(1))).isEmpty();
    }

    @Test
    void aHaltAndACloseRequestAreReasons() {
        ExitRules calm = exits("101", NOW, false, resting(1));
        ExitRules closeRequested = exits("101", NOW, true, resting(1));
        BarSeries none = BarSeries.empty();
        assertThat(calm.exitPlan(TradeFixture.context(true, none)))
                .map(ExitPlan::reason)
                .contains(ExitReason.HALT);
        assertThat(closeRequested.exitPlan(TradeFixture.context(false, none)))
                .map(ExitPlan::reason)
                .contains(ExitReason.HALT);
    }

    @Test
    void anExitPlanHasTheBidAndTheNewestBar() {
        ExitRules exits = exits("101", DEADLINE, false, resting(1));
        assertThat(exits.exitPlan(TradeFixture.context(false, bars(1, 99, 2, 99))))
                .contains(new ExitPlan(ExitReason.TIME_LIMIT, number("101"), minute(2)));
        assertThat(exits.exitPlan(TradeFixture.context(false, BarSeries.empty())))
                .contains(new ExitPlan(ExitReason.TIME_LIMIT, number("101"), BAR));
    }

    @Test
    void theTimeLimitIsReachedAtTheDeadlineAndNotBefore() {
        assertThat(why("101", DEADLINE - 1, resting(1))).isEmpty();
        assertThat(why("101", DEADLINE, resting(1))).contains(ExitReason.TIME_LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"98.01, false", "98.00, true", "97.00, true"})
    void aPriceAtTheStopIsAReasonWithoutARestingStop(String bid, boolean leaves) {
        assertThat(why(bid, NOW)).isEqualTo(when(leaves, ExitReason.STOP));
        assertThat(why(bid, NOW, resting(1))).isEmpty();
    }

    /** The level lies between two ticks. A stop would trigger at the upper one: the venue refuses it once the price is there. */
    @ParameterizedTest
    @CsvSource({"98.04, false", "98.01, true"})
    void aPriceAtTheTickOfTheStopIsAReasonWithoutARestingStop(String bid, boolean leaves) {
        VenueSnapshot facts = TradeFixture.facts(NOW, bid);
        VenueFilters coarse =
                new VenueFilters(number("0.03"), number("0.01"), number("0.01"), number("9000"), number("5"));
        VenueSnapshot snapshot = new VenueSnapshot(
                NOW,
                IdempotencyPolicy.REQUEST_WINDOW,
                true,
                new VenueInstrument(
                        Instrument.spot(TradeFixture.INSTRUMENT, coarse),
                        MarketStatus.OPEN,
                        EnumSet.allOf(OrderKind.class),
                        true,
                        true),
                facts.quote());
        Position position = holding().position().orElseThrow().position();
        ExitRules exits = new ExitRules(position, List.of(), snapshot, 10, false);
        assertThat(exits.stopWithoutOrder()).isEqualTo(when(leaves, ExitReason.STOP));
    }

    @ParameterizedTest
    @CsvSource({"9999, false", "10000, true"})
    void aTriggeredStopHasTenSecondsToFill(long millis, boolean leaves) {
        Intent touched = protection(
                touched(stop(1, OrderReport.Status.OPEN, "1", "0"), NOW),
                target(1, OrderReport.Status.CANCELLED, "1", "0"));
        assertThat(why("101", NOW + millis, touched)).isEqualTo(when(leaves, ExitReason.STOP));
    }

    @Test
    void anUntriggeredStopHasNoTimeout() {
        assertThat(why("101", NOW + 600_000, resting(1))).isEmpty();
    }

    /** The stop has rested since 00:01:01.5: the first whole bar after that opens at 00:02. */
    @ParameterizedTest
    @CsvSource({"1, 97.0, false", "2, 98.01, false", "2, 98.00, true", "3, 97.5, true"})
    void aClosedBarThroughTheStopIsAReason(int minute, double low, boolean leaves) {
        ExitRules exits = exits("101", NOW, false, resting(1));
        assertThat(exits.exitPlan(TradeFixture.context(false, bars(minute, low, minute + 1, 100)))
                        .map(ExitPlan::reason))
                .isEqualTo(when(leaves, ExitReason.STOP));
    }

    @Test
    void aBarThroughATriggeredStopIsNoReasonOfItsOwn() {
        Intent touched = protection(
                touched(stop(1, OrderReport.Status.OPEN, "1", "0"), NOW),
                target(1, OrderReport.Status.CANCELLED, "1", "0"));
        ExitRules exits = exits("101", NOW, false, touched);
        assertThat(exits.exitPlan(TradeFixture.context(false, bars(2, 90, 3, 90))))
                .isEmpty();
    }

    @Test
    void theNewestProtectionIsTheRestingOne() {
        Intent later = new Intent(
                ClientOrderIds.protection(TradeFixture.ETH, BAR, 2),
                2,
                Intent.Kind.PROTECTION,
                resting(1).side(),
                BAR,
                number("1"),
                Optional.empty(),
                Optional.of(number("98")),
                Optional.empty(),
                minute(3) + 1,
                minute(3) + 1 + TradeFixture.WINDOW,
                IdempotencyPolicy.REQUEST_WINDOW,
                Intent.Status.CLAIMED,
                List.of());
        Intent resting = later.withReports(List.of(stop(2, OrderReport.Status.OPEN, "1", "0")), List.of());
        Intent ended = protection(
                stop(1, OrderReport.Status.CANCELLED, "1", "0"), target(1, OrderReport.Status.CANCELLED, "1", "0"));
        ExitRules exits = exits("101", NOW, false, ended, resting);
        assertThat(exits.exitPlan(TradeFixture.context(false, bars(2, 90, 3, 90))))
                .isEmpty();
        assertThat(exits.exitPlan(TradeFixture.context(false, bars(3, 90, 4, 90)))
                        .map(ExitPlan::reason))
                .contains(ExitReason.STOP);
    }

    /** Sent at 00:03, long after the stop: a target of its own, and a second stop that was cancelled at once. */
    @ParameterizedTest
    @CsvSource({"TARGET, OPEN", "PROTECTION, CANCELLED"})
    void onlyARestingProtectionMovesTheTimeFromWhichBarsCount(Intent.Kind kind, Intent.Status status) {
        boolean stops = kind == Intent.Kind.PROTECTION;
        Intent later = new Intent(
                "later",
                2,
                kind,
                resting(1).side(),
                BAR,
                number("1"),
                Optional.empty(),
                stops ? Optional.of(number("98")) : Optional.empty(),
                stops ? Optional.empty() : Optional.of(number("104")),
                minute(3) + 1,
                minute(3) + 1 + TradeFixture.WINDOW,
                IdempotencyPolicy.REQUEST_WINDOW,
                status,
                List.of());
        assertThat(exits("101", NOW, false, resting(1), later)
                        .exitPlan(TradeFixture.context(false, bars(2, 90, 3, 100)))
                        .map(ExitPlan::reason))
                .contains(ExitReason.STOP);
    }

    @Test
    void refusedTargetsAreNoReasonToExit() {
        SidedTrade trade = new SidedTrade(PositionSide.LONG);
        assertThat(why("101", NOW, trade.target(1, Intent.Status.REJECTED), trade.target(2, Intent.Status.REJECTED)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"103.99, false", "104.00, true", "105.00, true"})
    void aPriceAtTheTargetIsAReasonWithoutARestingTarget(String bid, boolean leaves) {
        assertThat(why(bid, NOW, STOP_ALONE)).isEqualTo(when(leaves, ExitReason.TARGET));
        assertThat(why(bid, NOW)).isEqualTo(when(leaves, ExitReason.TARGET));
        assertThat(why(bid, NOW, resting(1))).isEmpty();
    }

    @Test
    void aPositionWhoseProtectionWasRefusedTwiceIsClosed() {
        Intent first = protection(1, Intent.Status.REJECTED);
        Intent second = protection(2, Intent.Status.REJECTED);
        assertThat(why("101", NOW, first)).isEmpty();
        assertThat(why("101", NOW, first, second)).contains(ExitReason.HALT);
        assertThat(why("101", NOW, first, second, resting(3))).isEmpty();
        assertThat(why("101", NOW, first, protection(2, Intent.Status.LAPSED))).isEmpty();
    }

    @Test
    void aHaltComesBeforeAllOtherReasons() {
        ExitRules exits = exits("90", DEADLINE, true);
        assertThat(exits.exitPlan(TradeFixture.context(false, BarSeries.empty())))
                .map(ExitPlan::reason)
                .contains(ExitReason.HALT);
    }

    private static Optional<ExitReason> why(String bid, long now, Intent... protections) {
        return exits(bid, now, false, protections)
                .exitPlan(TradeFixture.context(false, BarSeries.empty()))
                .map(ExitPlan::reason);
    }

    private static ExitRules exits(String bid, long now, boolean closing, Intent... protections) {
        Position position = holding().position().orElseThrow().position();
        return new ExitRules(position, List.of(protections), TradeFixture.facts(now, bid), 10, closing);
    }

    private static BarSeries bars(int first, double firstLow, int second, double secondLow) {
        return BarSeries.of(bar(first, firstLow), bar(second, secondLow));
    }

    private static Bar bar(int minute, double low) {
        return new Bar(minute(minute), 100, 102, low, 101, 10, 10, 5);
    }

    private static long minute(int minute) {
        return Minutes.plus(BAR, minute);
    }

    private static Optional<ExitReason> when(boolean leaves, ExitReason reason) {
        return leaves ? Optional.of(reason) : Optional.empty();
    }
}
