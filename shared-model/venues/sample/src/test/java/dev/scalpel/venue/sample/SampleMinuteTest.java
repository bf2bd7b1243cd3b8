package dev.scalpel.venue.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Bar;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.contract.VenueFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The real execution function at a venue with netted positions, without order lists and without market orders, on both
 * sides. The bid is the price, the ask one tick of 0.5 more, the fee two basis points.
 */
class SampleMinuteTest {

    private static final int MINUTES = 15;
    private static final Optional<PositionSide> NONE = Optional.empty();

    /**
     * Opened at 10,000.5 or 10,000; the stop is 0.2 % away and the target 0.3 %. A stop rests at the venue and fills within
     * the minute; the target is watched by the minute; the time limit is ten minutes.
     */
    @ParameterizedTest
    @CsvSource({
        // side, price of the later minutes, reason, entry and exit price
        "LONG,  10031,   TARGET,     10000.5, 10031",
        "LONG,  9975,    STOP,       10000.5, 9975",
        // Beyond the limit of the triggered stop: its rest is cancelled and the position closed at the next best price.
        "LONG,  9900,    STOP,       10000.5, 9900",
        "LONG,  10010,   TIME_LIMIT, 10000.5, 10010",
        "SHORT, 9969,    TARGET,     10000,   9969.5",
        "SHORT, 10025,   STOP,       10000,   10025.5",
        "SHORT, 10100,   STOP,       10000,   10100.5",
        "SHORT, 9990,    TIME_LIMIT, 10000,   9990.5",
    })
    void aTradeOpensIsProtectedAndEndsFlatWithTheBooksOfTheVenue(
            PositionSide side, double later, ExitReason reason, BigDecimal entry, BigDecimal exit) {
        try (SampleMinutes minutes = new SampleMinutes(path(later))) {
            minutes.next(Optional.of(side));

            BigDecimal held = minutes.held();
            assertThat(minutes.failures).isEmpty();
            assertThat(held.signum()).isEqualTo(side.sign());
            assertThat(minutes.books()).isEqualByComparingTo(held);
            assertThat(minutes.venue.account().open().orders()).hasSize(2).allSatisfy(order -> {
                assertThat(order.side()).isEqualTo(side.exitSide().name());
                assertThat(order.reduceOnly()).isTrue();
                assertThat(order.quantity()).isEqualByComparingTo(held.abs());
            });
            assertThat(minutes.venue.account().open().orders().get(0).trigger())
                    .isEqualByComparingTo(side == PositionSide.LONG ? "9980.5" : "10020");
            assertThat(minutes.venue.account().open().orders().get(1).target())
                    .isEqualByComparingTo(side == PositionSide.LONG ? "10031" : "9970");
            for (int minute = 1; minute < MINUTES; minute++) {
                minutes.next(NONE);
                assertThat(minutes.books()).isEqualByComparingTo(minutes.held());
            }

            assertThat(minutes.failures).isEmpty();
            assertThat(minutes.held()).isZero();
            assertThat(minutes.venue.account().open().orders()).isEmpty();
            TradeRow trade = minutes.trades().get(0);
            assertThat(minutes.trades()).hasSize(1);
            assertThat(trade.side()).isEqualTo(side);
            assertThat(trade.exitReason()).isEqualTo(reason);
            assertThat(trade.entry().price()).isEqualByComparingTo(entry);
            assertThat(trade.exit().price()).isEqualByComparingTo(exit);
            BigDecimal gross = exit.subtract(entry).multiply(held);
            BigDecimal fees = exit.add(entry).multiply(held.abs()).multiply(new BigDecimal("0.0002"));
            assertThat(trade.netProfit()).isEqualByComparingTo(gross.subtract(fees));
            assertThat(minutes.venue.account().position().cash())
                    .isEqualByComparingTo(new BigDecimal("10000").add(trade.netProfit()));
        }
    }

    /** Without order lists only the far stop rests; the score that turns cancels it, and a limit order closes the position. */
    @ParameterizedTest
    @EnumSource
    void aPositionThatFollowsAScoreIsClosedWhenItTurns(PositionSide side) {
        try (SampleMinutes minutes = SampleMinutes.following(path(SampleMinutes.PRICE))) {
            minutes.next(Optional.of(side));
            assertThat(stopped(minutes)).isEqualByComparingTo(minutes.held().abs());
            minutes.next(NONE);
            minutes.next(Optional.of(side));
            assertThat(minutes.held().signum()).isEqualTo(side.sign());
            assertThat(minutes.venue.acceptedOrders()).isEqualTo(3);

            JsonNode answer = minutes.next(Optional.of(side.opposite()));

            assertThat(answer.path("symbols").get(0).path("decision").asText()).isEqualTo("SCORE_TURNED");
            assertThat(minutes.held()).isZero();
            assertThat(minutes.books()).isEqualByComparingTo(BigDecimal.ZERO);
            assertThat(minutes.venue.account().open().orders()).isEmpty();
            assertThat(minutes.trades()).singleElement().satisfies(trade -> {
                assertThat(trade.side()).isEqualTo(side);
                assertThat(trade.exitReason()).isEqualTo(ExitReason.SCORE);
            });
        }
    }

    /** A day of a random walk whose score changes sides by chance: each reversal goes through flat. */
    @Test
    void aDayOfReversalsEndsFlatWithTheVenuesMoneyInTheLedgerToTheLastDigit() {
        SplittableRandom random = new SplittableRandom(12);
        int minutesOfDay = 200;
        try (SampleMinutes minutes = SampleMinutes.following(walk(minutesOfDay + MINUTES, random))) {
            PositionSide side = PositionSide.LONG;
            for (int minute = 0; minute < minutesOfDay + MINUTES; minute++) {
                side = random.nextInt(4) == 0 ? side.opposite() : side;
                minutes.next(minute < minutesOfDay ? Optional.of(side) : NONE);
                assertThat(minutes.books()).isEqualByComparingTo(minutes.held());
                assertThat(stopped(minutes)).isEqualByComparingTo(minutes.held().abs());
            }
            assertThat(minutes.failures).isEmpty();
            assertThat(minutes.held()).isZero();
            assertThat(minutes.venue.account().againstThePosition()).isEmpty();
            assertThat(minutes.trades())
                    .hasSizeGreaterThan(25)
                    .extracting(TradeRow::exitReason)
                    .contains(ExitReason.SCORE, ExitReason.TIME_LIMIT);
            BigDecimal profit =
                    minutes.trades().stream().map(TradeRow::netProfit).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(minutes.venue.account().position().cash())
                    .isEqualByComparingTo(new BigDecimal("10000").add(profit));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEmergencyStopClosesThePositionAndItsProtection(PositionSide side) {
        try (SampleMinutes minutes = new SampleMinutes(path(SampleMinutes.PRICE))) {
            minutes.next(Optional.of(side));
            assertThat(minutes.held().signum()).isEqualTo(side.sign());

            minutes.call("{\"action\": \"emergency_stop\"}");

            assertThat(minutes.held()).isZero();
            assertThat(minutes.venue.account().open().orders()).isEmpty();
            assertThat(minutes.trades()).extracting(TradeRow::exitReason).containsExactly(ExitReason.HALT);
            minutes.next(Optional.of(side));
            assertThat(minutes.held()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LONG,  LOST_RESPONSE,      true",
        "LONG,  TRUNCATED_RESPONSE, true",
        "LONG,  RESET,              false",
        "LONG,  UNAVAILABLE,        false",
        "SHORT, LOST_RESPONSE,      true",
        "SHORT, TRUNCATED_RESPONSE, true",
        "SHORT, RESET,              false",
        "SHORT, UNAVAILABLE,        false",
    })
    void anEntryWhoseAnswerIsLostIsHeldAndProtectedIfItArrivedAndNeverSentTwice(
            PositionSide side, VenueFault fault, boolean arrived) {
        try (SampleMinutes minutes = new SampleMinutes(path(SampleMinutes.PRICE))) {
            minutes.venue.failNextOrder(fault);

            minutes.next(Optional.of(side));

            assertThat(minutes.held().signum()).isEqualTo(arrived ? side.sign() : 0);
            assertThat(stopped(minutes)).isEqualByComparingTo(minutes.held().abs());
            assertThat(minutes.books()).isEqualByComparingTo(minutes.held());
            assertThat(minutes.venue.acceptedOrders()).isEqualTo(arrived ? 3 : 0);
            for (int minute = 1; minute < MINUTES; minute++) {
                minutes.next(NONE);
                assertThat(minutes.books()).isEqualByComparingTo(minutes.held());
            }
            assertThat(minutes.held()).isZero();
            assertThat(minutes.trades()).hasSize(arrived ? 1 : 0);
        }
    }

    /** A day of a random walk with a side predicted by chance in every minute. */
    @Test
    void aDayOfBothSidesEndsFlatWithTheVenuesMoneyInTheLedgerToTheLastDigit() {
        SplittableRandom random = new SplittableRandom(11);
        int day = 1_440;
        try (SampleMinutes minutes = new SampleMinutes(walk(day + MINUTES, random))) {
            for (int minute = 0; minute < day + MINUTES; minute++) {
                PositionSide side = random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
                minutes.next(minute < day ? Optional.of(side) : NONE);
                assertThat(minutes.books()).isEqualByComparingTo(minutes.held());
                assertThat(stopped(minutes)).isEqualByComparingTo(minutes.held().abs());
            }
            assertThat(minutes.failures).isEmpty();
            assertThat(minutes.held()).isZero();
            assertThat(minutes.venue.account().againstThePosition()).isEmpty();
            List<TradeRow> trades = minutes.trades();
            for (PositionSide side : PositionSide.values()) {
                assertThat(trades)
                        .filteredOn(trade -> trade.side() == side)
                        .hasSizeGreaterThan(20)
                        .extracting(TradeRow::exitReason)
                        .contains(ExitReason.STOP, ExitReason.TARGET, ExitReason.TIME_LIMIT);
            }
            BigDecimal profit = trades.stream().map(TradeRow::netProfit).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(minutes.venue.account().position().cash())
                    .isEqualByComparingTo(new BigDecimal("10000").add(profit));
        }
    }

    /** What the resting stops of the closing side cover. */
    private static BigDecimal stopped(SampleMinutes minutes) {
        return minutes.venue.account().open().orders().stream()
                .filter(order -> order.trigger() != null)
                .map(SampleResponses.Order::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A minute at 10,000, then all at another price. */
    private static List<Bar> path(double later) {
        List<Bar> bars = new ArrayList<>();
        bars.add(SampleMinutes.bar(
                0, SampleMinutes.PRICE, SampleMinutes.PRICE, SampleMinutes.PRICE, SampleMinutes.PRICE));
        for (int minute = 1; minute < MINUTES; minute++) {
            bars.add(SampleMinutes.bar(minute, later, later, later, later));
        }
        return bars;
    }

    /** Each close is up to 15 from its open, high and low up to 5 beyond them. */
    static List<Bar> walk(int length, SplittableRandom random) {
        List<Bar> bars = new ArrayList<>();
        double open = SampleMinutes.PRICE;
        for (int minute = 0; minute < length; minute++) {
            double close = open + random.nextInt(-30, 31) * 0.5;
            double high = Math.max(open, close) + random.nextInt(0, 11) * 0.5;
            double low = Math.min(open, close) - random.nextInt(0, 11) * 0.5;
            bars.add(SampleMinutes.bar(minute, open, high, low, close));
            open = close;
        }
        return bars;
    }
}
