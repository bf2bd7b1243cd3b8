package dev.scalpel.retrieval.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InvalidBarException;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FetchedBarsTest {

    private static final SessionMinutes ALWAYS = new SessionMinutes(TradingSession.ALWAYS_OPEN);

    @Test
    void aMinuteWithoutTradeTakesThePreviousCloseAndNoVolume() {
        FetchedBars fetched = fetched(0, 3, bar(0, 100), bar(2, 102));
        assertThat(fetched.withQuietMinutes(OptionalDouble.empty(), ALWAYS))
                .isEqualTo(BarSeries.of(bar(0, 100), Bar.quiet(at(1), 100), bar(2, 102)));
    }

    @Test
    void theCloseBeforeTheFirstMinuteIsCarriedIn() {
        FetchedBars fetched = fetched(5, 7, bar(6, 102));
        assertThat(fetched.withQuietMinutes(OptionalDouble.of(99), ALWAYS))
                .isEqualTo(BarSeries.of(Bar.quiet(at(5), 99), bar(6, 102)));
    }

    @Test
    void nothingIsFilledBeforeTheFirstKnownPrice() {
        FetchedBars fetched = fetched(0, 3, bar(2, 102));
        assertThat(fetched.withQuietMinutes(OptionalDouble.empty(), ALWAYS)).isEqualTo(BarSeries.of(bar(2, 102)));
    }

    @Test
    void anUnknownMinuteIsNotFilled() {
        FetchedBars fetched = fetched(0, 1, bar(0, 100));
        assertThat(fetched.withQuietMinutes(OptionalDouble.empty(), ALWAYS)).isEqualTo(BarSeries.of(bar(0, 100)));
    }

    @Test
    void anInvalidRowStaysMissingAndSoDoesTheQuietMinuteAfterIt() {
        InvalidBarException invalid =
                catchThrowableOfType(InvalidBarException.class, () -> new Bar(at(1), 1, 1, 2, 1, 0, 0, 0));
        FetchedBars fetched = new FetchedBars(BarSeries.of(bar(0, 100), bar(3, 103)), List.of(invalid), at(0), at(4));
        assertThat(fetched.withQuietMinutes(OptionalDouble.empty(), ALWAYS))
                .isEqualTo(BarSeries.of(bar(0, 100), bar(3, 103)));
    }

    private static FetchedBars fetched(int from, int until, Bar... bars) {
        return new FetchedBars(BarSeries.of(bars), List.of(), at(from), at(until));
    }

    private static long at(int minute) {
        return minute * Minutes.MILLIS;
    }

    private static Bar bar(int minute, double price) {
        return new Bar(at(minute), price, price, price, price, 1, 1, 1);
    }

    /** From Friday 17:00 to Sunday 17:00 in New York a currency pair is not traded. */
    @Test
    void aMinuteOutsideTheSessionIsNotAQuietOne() {
        long friday = Instant.parse("2026-11-20T21:58:00Z").toEpochMilli();
        long sunday = Instant.parse("2026-11-22T22:02:00Z").toEpochMilli();
        FetchedBars fetched = new FetchedBars(
                BarSeries.of(new Bar(friday, 1, 1, 1, 1, 1, 1, 0), new Bar(sunday, 2, 2, 2, 2, 1, 1, 0)),
                List.of(),
                friday,
                Minutes.plus(sunday, 1));

        BarSeries filled = fetched.withQuietMinutes(OptionalDouble.empty(), new SessionMinutes(TradingSession.FOREX));

        assertThat(filled.size()).isEqualTo(5);
        assertThat(filled.openTime(1)).isEqualTo(Minutes.plus(friday, 1));
        assertThat(Instant.ofEpochMilli(filled.openTime(2))).isEqualTo("2026-11-22T22:00:00Z");
        assertThat(filled.close(3)).isEqualTo(1);
    }
}
