package dev.scalpel.venue.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Bar;
import dev.scalpel.strategy.Origin;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real execution function at a venue with netted positions, with decisions of a signal or a rule in place of a model's.
 * Prices, spread and fee are those of {@link SampleMinuteTest}.
 */
class SampleSignalTest {

    private static final int MINUTES = 15;

    @ParameterizedTest
    @CsvSource({
        // origin, side, stop, target, later price, reason, resting orders, exit price
        "SIGNAL, LONG,  0.002, NaN,   10031, TIME_LIMIT, 1, 10031",
        "SIGNAL, SHORT, 0.002, NaN,   9969,  TIME_LIMIT, 1, 9969.5",
        "SIGNAL, LONG,  0.002, NaN,   9975,  STOP,       1, 9975",
        "SIGNAL, SHORT, 0.002, NaN,   10025, STOP,       1, 10025.5",
        "SIGNAL, LONG,  NaN,   NaN,   9900,  TIME_LIMIT, 0, 9900",
        "SIGNAL, SHORT, NaN,   NaN,   10100, TIME_LIMIT, 0, 10100.5",
        "RULE,   LONG,  0.002, 0.003, 10031, TARGET,     2, 10031",
        "RULE,   SHORT, 0.002, 0.003, 9969,  TARGET,     2, 9969.5",
        "RULE,   LONG,  NaN,   0.003, 10031, TARGET,     0, 10031",
        "RULE,   SHORT, NaN,   0.003, 9969,  TARGET,     0, 9969.5",
    })
    void anEntryWithoutAModelIsHeldToItsEnd(
            Origin origin,
            PositionSide side,
            double stop,
            double target,
            double later,
            ExitReason reason,
            int resting,
            BigDecimal exit) {
        Scripted source = new Scripted(origin, new Distances(side, stop, target, 10, 0));
        try (SampleMinutes minutes = new SampleMinutes(path(later), Optional.of(source))) {
            minutes.next(Optional.empty());

            BigDecimal held = minutes.held();
            assertThat(minutes.failures).isEmpty();
            assertThat(held.signum()).isEqualTo(side.sign());
            assertThat(minutes.venue.account().open().orders()).hasSize(resting);
            for (int minute = 1; minute < MINUTES; minute++) {
                minutes.next(Optional.empty());
                assertThat(minutes.books()).isEqualByComparingTo(minutes.held());
            }

            assertThat(minutes.failures).isEmpty();
            assertThat(minutes.held()).isZero();
            assertThat(minutes.venue.account().open().orders()).isEmpty();
            assertThat(minutes.trades()).hasSize(1);
            TradeRow trade = minutes.trades().get(0);
            assertThat(trade.basis()).isEqualTo(source.basis());
            assertThat(trade.exitReason()).isEqualTo(reason);
            assertThat(trade.exit().price()).isEqualByComparingTo(exit);
            BigDecimal entry = new BigDecimal(side == PositionSide.LONG ? "10000.5" : "10000");
            BigDecimal gross = exit.subtract(entry).multiply(held);
            BigDecimal fees = exit.add(entry).multiply(held.abs()).multiply(new BigDecimal("0.0002"));
            assertThat(trade.netProfit()).isEqualByComparingTo(gross.subtract(fees));
        }
    }

    /** A minute at 10,000, then all at another price. */
    private static List<Bar> path(double later) {
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < MINUTES; minute++) {
            double price = minute == 0 ? SampleMinutes.PRICE : later;
            bars.add(SampleMinutes.bar(minute, price, price, price, price));
        }
        return bars;
    }
}
