package dev.scalpel.venue.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Bar;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 13: never two directions. Before a reversal the venue reports flat. */
class NeverTwoDirectionsTest {

    private static final int MINUTES = 40;

    /** The opposite side is predicted in every minute from the entry on. */
    @ParameterizedTest
    @EnumSource
    void theOtherSideOpensOnlyAfterTheFirstIsClosed(PositionSide side) {
        try (SampleMinutes minutes = new SampleMinutes(level())) {
            minutes.next(Optional.of(side));
            assertThat(minutes.held().signum()).isEqualTo(side.sign());
            int opened = 0;
            while (minutes.held().signum() != -side.sign()) {
                opened++;
                minutes.next(Optional.of(side.opposite()));
            }
            // Closed by its time limit; the next minute decides again.
            assertThat(opened).isEqualTo(SidedForecaster.HOLD_MINUTES + 1);
            assertThat(minutes.trades()).hasSize(1);
            assertThat(minutes.venue.account().againstThePosition()).isEmpty();
        }
    }

    /** The score is on the opposite side from the minute after the entry on: it closes first, and opens on a later bar. */
    @ParameterizedTest
    @EnumSource
    void anOppositeScoreClosesAndTheOtherSideOpensOnALaterBar(PositionSide side) {
        try (SampleMinutes minutes = SampleMinutes.following(level())) {
            minutes.next(Optional.of(side));
            assertThat(minutes.held().signum()).isEqualTo(side.sign());

            minutes.next(Optional.of(side.opposite()));
            assertThat(minutes.held()).isZero();
            assertThat(minutes.venue.account().open().orders()).isEmpty();
            assertThat(minutes.trades()).extracting(TradeRow::exitReason).containsExactly(ExitReason.SCORE);

            minutes.next(Optional.of(side.opposite()));
            assertThat(minutes.held().signum()).isEqualTo(-side.sign());
            assertThat(minutes.venue.account().againstThePosition()).isEmpty();
            assertThat(minutes.failures).isEmpty();
        }
    }

    /** While the venue still reports the position that the score has closed, its opposite is not opened. */
    @ParameterizedTest
    @EnumSource
    void aReversalWaitsUntilTheVenueReportsFlat(PositionSide side) {
        try (SampleMinutes minutes = SampleMinutes.following(level())) {
            minutes.next(Optional.of(side));
            minutes.venue.reportPosition(Optional.of(minutes.held()));
            minutes.next(Optional.of(side.opposite()));
            for (int minute = 0; minute < 4; minute++) {
                minutes.next(Optional.of(side.opposite()));
                assertThat(minutes.held()).isZero();
            }
            minutes.venue.reportPosition(Optional.empty());
            minutes.next(Optional.of(side.opposite()));
            minutes.next(Optional.of(side.opposite()));
            assertThat(minutes.held().signum()).isEqualTo(-side.sign());
            assertThat(minutes.venue.account().againstThePosition()).isEmpty();
        }
    }

    /** The venue's report of the position lags behind its report of the exit's fill. */
    @ParameterizedTest
    @EnumSource
    void whileTheVenueStillReportsThePositionTheOtherSideWaits(PositionSide side) {
        try (SampleMinutes minutes = new SampleMinutes(level())) {
            minutes.next(Optional.of(side));
            for (int minute = 1; minute < SidedForecaster.HOLD_MINUTES; minute++) {
                minutes.next(Optional.empty());
            }
            BigDecimal before = minutes.held();
            minutes.venue.reportPosition(Optional.of(before));
            for (int minute = 0; minute < 5; minute++) {
                minutes.next(Optional.of(side.opposite()));
                assertThat(minutes.held()).isZero();
            }
            minutes.venue.reportPosition(Optional.empty());
            minutes.next(Optional.of(side.opposite()));
            minutes.next(Optional.of(side.opposite()));
            assertThat(minutes.held().signum()).isEqualTo(-side.sign());
            assertThat(minutes.venue.account().againstThePosition()).isEmpty();
        }
    }

    /** Somebody opens a position by hand just before the decision; the last comparison with the venue found none. */
    @ParameterizedTest
    @EnumSource
    void aPositionThatTheBooksDoNotKnowIsLeftAlone(PositionSide side) {
        try (SampleMinutes minutes = new SampleMinutes(level())) {
            minutes.next(Optional.empty());
            minutes.next(Optional.empty());
            minutes.venue.account().margin(new SampleResponses.Margin(true, true, 1));
            minutes.venue.account().place(byHand(minutes, side));

            JsonNode answer = minutes.next(Optional.of(side.opposite()));

            assertThat(answer.toString()).contains("DRIFT");
            assertThat(minutes.held())
                    .isEqualByComparingTo(new BigDecimal("0.3").multiply(BigDecimal.valueOf(side.sign())));
            for (int minute = 0; minute < 20; minute++) {
                minutes.next(Optional.of(side.opposite()));
            }
            assertThat(minutes.held().abs()).isEqualByComparingTo("0.3");
            assertThat(minutes.venue.acceptedOrders()).isEqualTo(1);
        }
    }

    private static SampleResponses.Placed byHand(SampleMinutes minutes, PositionSide side) {
        return new SampleResponses.Placed(
                "by-hand",
                "BTC-USDT",
                side.entrySide().name(),
                new BigDecimal("0.3"),
                new BigDecimal(side == PositionSide.LONG ? "11000" : "9000"),
                null,
                null,
                false,
                minutes.venue.clock().millis() + 1_000);
    }

    private static List<Bar> level() {
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < MINUTES; minute++) {
            bars.add(SampleMinutes.bar(
                    minute,
                    SampleMinutes.PRICE,
                    SampleMinutes.PRICE + 1,
                    SampleMinutes.PRICE - 1,
                    SampleMinutes.PRICE));
        }
        return bars;
    }
}
