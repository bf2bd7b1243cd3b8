package dev.scalpel.venue.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Bar;
import dev.scalpel.strategy.Origin;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The real execution function at a venue with isolated margin: set-up, funding, liquidation, auto-deleveraging, and the survivor
 * of stop and target. Prices, spread and fee are those of {@link SampleMinuteTest}.
 */
class SampleMarginMinuteTest {

    private static final BigDecimal START = new BigDecimal("10000");
    private static final Optional<PositionSide> NONE = Optional.empty();

    @ParameterizedTest
    @EnumSource
    void theMarginIsSetUpBeforeTheFirstOrder(PositionSide side) {
        try (SampleMinutes minutes = minutes(path(3, SampleMinutes.PRICE), signal(side, 0.01), "leverage: 3")) {
            assertThat(minutes.venue.account().margin()).isEqualTo(new SampleResponses.Margin(false, false, 10));
            minutes.next(NONE);
            assertThat(minutes.venue.account().margin()).isEqualTo(new SampleResponses.Margin(true, true, 3));
            assertThat(minutes.held().signum()).isEqualTo(side.sign());
            assertThat(minutes.failures).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOrderInTheWayIsReportedOnceAndNothingIsOpenedUntilItIsGone(PositionSide side) {
        try (SampleMinutes minutes = new SampleMinutes(path(8, SampleMinutes.PRICE))) {
            minutes.next(NONE);
            minutes.next(NONE);
            minutes.venue.account().place(foreign(minutes));
            JsonNode refused = minutes.next(Optional.of(side));
            assertThat(refused.toString()).contains("MARGIN_SETTINGS");
            assertThat(minutes.failures)
                    .singleElement()
                    .asString()
                    .contains("BTC/USDT is not traded one-way, isolated and with leverage 1")
                    .contains("there are orders or a position");
            minutes.next(Optional.of(side));
            assertThat(minutes.failures).hasSize(1);
            assertThat(minutes.venue.acceptedOrders()).isEqualTo(1);
            minutes.venue.account().cancel("by-hand");
            minutes.call("{\"action\": \"resume\"}");
            minutes.next(Optional.of(side));
            assertThat(minutes.held().signum()).isEqualTo(side.sign());
        }
    }

    /** Somebody changes the leverage while a position is open: it is protected and closed as ever, and set again afterwards. */
    @ParameterizedTest
    @EnumSource
    void anotherLeverageHaltsNoExit(PositionSide side) {
        try (SampleMinutes minutes = new SampleMinutes(path(16, SampleMinutes.PRICE))) {
            minutes.next(Optional.of(side));
            minutes.venue.account().margin(new SampleResponses.Margin(true, true, 7));
            for (int minute = 1; minute < 14; minute++) {
                minutes.next(NONE);
            }
            assertThat(minutes.held()).isZero();
            assertThat(minutes.trades()).extracting(TradeRow::exitReason).containsExactly(ExitReason.TIME_LIMIT);
            minutes.next(Optional.of(side));
            assertThat(minutes.venue.account().margin().leverage()).isEqualTo(1);
            assertThat(minutes.held().signum()).isEqualTo(side.sign());
        }
    }

    /** A stamp every two minutes: five are paid in the ten minutes of the position. */
    @ParameterizedTest
    @CsvSource({"LONG, 0.0001", "SHORT, 0.0001", "LONG, -0.0003", "SHORT, -0.0003"})
    void fundingIsBookedOnceAndTheLedgerHasTheVenuesMoneyToTheLastDigit(PositionSide side, BigDecimal rate) {
        try (SampleMinutes minutes = new SampleMinutes(path(16, SampleMinutes.PRICE))) {
            minutes.venue.fundEvery(Duration.ofMinutes(2));
            minutes.venue.account().fundingRate(rate);
            for (int minute = 0; minute < 16; minute++) {
                minutes.next(minute == 0 ? Optional.of(side) : NONE);
                minutes.call("{}");
            }
            assertThat(minutes.failures).isEmpty();
            TradeRow trade = minutes.trades().get(0);
            assertThat(trade.funding().signum()).isEqualTo(-side.sign() * rate.signum());
            assertThat(trade.funding())
                    .isEqualByComparingTo(minutes.venue.account().paid("funding"));
            assertThat(minutes.venue.account().position().cash()).isEqualByComparingTo(START.add(trade.netProfit()));
        }
    }

    /** The target fills at once when the price is there; the stop that survives it is gone in the same call. */
    @ParameterizedTest
    @CsvSource({"LONG, 10031", "SHORT, 9969", "LONG, 9979", "SHORT, 10021"})
    void theSurvivorIsCancelledInTheInvocationThatSeesTheOthersFill(PositionSide side, double later) {
        try (SampleMinutes minutes = new SampleMinutes(path(3, later))) {
            minutes.next(Optional.of(side));
            assertThat(minutes.venue.account().open().orders()).hasSize(2);
            minutes.next(NONE);
            assertThat(minutes.held()).isZero();
            assertThat(minutes.venue.account().open().orders()).isEmpty();
            assertThat(minutes.trades()).hasSize(1);
            assertThat(minutes.failures).isEmpty();
        }
    }

    /** Ten times the margin and no stop: 12 % are more than the margin. */
    @ParameterizedTest
    @CsvSource({"LONG, 8800", "SHORT, 11200"})
    void aLiquidationEndsTheTradeLosesItsMarginAtMostAndIsReportedInWords(PositionSide side, double later) {
        try (SampleMinutes minutes = minutes(path(4, later), signal(side, Double.NaN), "leverage: 10")) {
            minutes.next(NONE);
            BigDecimal margin = minutes.venue.account().position().margin();
            assertThat(margin).isPositive();
            minutes.next(NONE);
            minutes.next(NONE);

            assertThat(minutes.held()).isZero();
            assertThat(minutes.books()).isZero();
            TradeRow trade = minutes.trades().get(0);
            assertThat(trade.exitReason()).isEqualTo(ExitReason.LIQUIDATION);
            assertThat(minutes.venue.account().position().cash()).isEqualByComparingTo(START.add(trade.netProfit()));
            BigDecimal fees = trade.fees().get("USDT");
            assertThat(trade.netProfit().add(fees).negate())
                    .isPositive()
                    .isLessThanOrEqualTo(margin.add(new BigDecimal("0.001")));
            assertThat(minutes.failures)
                    .singleElement()
                    .asString()
                    .contains("the venue has liquidated the " + (side == PositionSide.LONG ? "long" : "short"))
                    .contains("Its margin no longer covered its loss");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAnAutoDeleveragingLeavesIsClosedAndTheTradeHasItsReason(PositionSide side) {
        try (SampleMinutes minutes = new SampleMinutes(path(4, SampleMinutes.PRICE))) {
            minutes.next(Optional.of(side));
            minutes.venue.deleverage(new BigDecimal("0.2"));
            minutes.next(NONE);

            assertThat(minutes.held()).isZero();
            assertThat(minutes.venue.account().open().orders()).isEmpty();
            TradeRow trade = minutes.trades().get(0);
            assertThat(trade.exitReason()).isEqualTo(ExitReason.DELEVERAGED);
            assertThat(minutes.venue.account().position().cash()).isEqualByComparingTo(START.add(trade.netProfit()));
            assertThat(minutes.failures).singleElement().asString().contains("by auto-deleveraging");
        }
    }

    /** With leverage 20 a long is liquidated 4 % away; the stop would be 6 % away. */
    @Test
    void noEntryIsMadeWhoseStopLiesBeyondItsLiquidation() {
        try (SampleMinutes minutes =
                minutes(path(3, SampleMinutes.PRICE), signal(PositionSide.LONG, 0.06), "leverage: 20")) {
            assertThat(minutes.next(NONE).toString()).contains("LIQUIDATION_NEAR");
            assertThat(minutes.venue.acceptedOrders()).isZero();
        }
    }

    private static SampleMinutes minutes(List<Bar> bars, Scripted source, String yaml) {
        return new SampleMinutes(bars, Optional.of(source), yaml);
    }

    private static Scripted signal(PositionSide side, double stop) {
        return new Scripted(Origin.SIGNAL, new Distances(side, stop, Double.NaN, 10, 0));
    }

    /** An order of somebody else that rests far away. */
    private static SampleResponses.Placed foreign(SampleMinutes minutes) {
        minutes.venue.account().margin(new SampleResponses.Margin(false, false, 10));
        return new SampleResponses.Placed(
                "by-hand",
                "BTC-USDT",
                "BUY",
                new BigDecimal("0.1"),
                new BigDecimal("13000"),
                new BigDecimal("12000"),
                null,
                false,
                minutes.venue.clock().millis() + 1_000);
    }

    /** A minute at 10,000, then all at another price. */
    private static List<Bar> path(int length, double later) {
        List<Bar> bars = new ArrayList<>();
        bars.add(SampleMinutes.bar(
                0, SampleMinutes.PRICE, SampleMinutes.PRICE, SampleMinutes.PRICE, SampleMinutes.PRICE));
        for (int minute = 1; minute < length; minute++) {
            bars.add(SampleMinutes.bar(minute, later, later, later, later));
        }
        return bars;
    }
}
