package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.PositionSide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A position that leaves the books without an order: its price, its time, and what of it had left the account before. */
class WriteOffTransitionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | close | missing | trades                    | foreign
            LONG   | 103   | 0       | EXTERNAL at 103 gains 3   | 1
            SHORT  | 103   | 0       | EXTERNAL at 103 gains -3  | -1
            LONG   | 97    | 0.4     | EXTERNAL at 97 gains -3   | 0.6
            SHORT  | 97    | 0.4     | EXTERNAL at 97 gains 3    | -0.6
            """)
    void itIsValuedAtTheNewestClose(PositionSide side, double close, String missing, String trades, String foreign) {
        VenueBooks holding = new SidedTrade(side).holding();
        VenueBooks books = holding.withAuditState(holding.auditState().withMissingQuantity(number(missing)));
        Transition after = writtenOff(books, BarSeries.of(new Bar(BAR, close, close, close, close, 10, 10, 5)), NOW);
        assertThat(Step.trades(after)).isEqualTo(trades);
        assertThat(Step.plain(after.books().auditState().foreignQuantity())).isEqualTo(foreign);
    }

    /** The invocation's time is 00:02. */
    @ParameterizedTest
    @CsvSource({"-1000, 0", "0, 0", "1000, 1000"})
    void itEndsAtTheLaterOfTheVenuesTimeAndOurs(long venueIsAhead, long ends) {
        Transition after = writtenOff(TradeFixture.holding(), BarSeries.empty(), NOW + venueIsAhead);
        assertThat(after.trades().get(0).exit().time()).isEqualTo(NOW + ends);
    }

    @Test
    void whatHasEndedKeepsItsStatus() {
        Intent exited = TradeFixture.exit(1, Intent.Status.REJECTED, NOW);
        Transition after = writtenOff(
                TradeFixture.holding(exited, TradeFixture.protection(1, Intent.Status.UNKNOWN)),
                BarSeries.empty(),
                NOW);
        assertThat(after.books().intents())
                .extracting(Intent::status)
                .containsExactly(Intent.Status.FILLED, Intent.Status.REJECTED, Intent.Status.LAPSED);
    }

    private static Transition writtenOff(VenueBooks books, BarSeries bars, long venueMillis) {
        return new WriteOffTransitions(TradeFixture.config())
                .writtenOff(books, TradeFixture.context(false, bars), venueMillis, IdempotencyPolicy.REQUEST_WINDOW);
    }
}
