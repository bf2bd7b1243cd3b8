package dev.scalpel.retrieval.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InvalidBarException;
import dev.scalpel.market.Minutes;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FetchedBarsTest {

    @Test
    void aMinuteWithoutTradeTakesThePreviousCloseAndNoVolume() {
        FetchedBars fetched = fetched(0, 3, bar(0, 100), bar(2, 102));
        assertThat(fetched.withQuietMinutes(OptionalDouble.empty()))
                .isEqualTo(BarSeries.of(bar(0, 100), Bar.quiet(at(1), 100), bar(2, 102)));
    }

    @Test
    void theCloseBeforeTheFirstMinuteIsCarriedIn() {
        FetchedBars fetched = fetched(5, 7, bar(6, 102));
        assertThat(fetched.withQuietMinutes(OptionalDouble.of(99)))
                .isEqualTo(BarSeries.of(Bar.quiet(at(5), 99), bar(6, 102)));
    }

    @Test
    void nothingIsFilledBeforeTheFirstKnownPrice() {
        FetchedBars fetched = fetched(0, 3, bar(2, 102));
        assertThat(fetched.withQuietMinutes(OptionalDouble.empty())).isEqualTo(BarSeries.of(bar(2, 102)));
    }

    @Test
    void anUnknownMinuteIsNotFilled() {
        FetchedBars fetched = fetched(0, 1, bar(0, 100));
        assertThat(fetched.withQuietMinutes(OptionalDouble.empty())).isEqualTo(BarSeries.of(bar(0, 100)));
    }

    @Test
    void anInvalidRowStaysMissingAndSoDoesTheQuietMinuteAfterIt() {
        InvalidBarException invalid =
                catchThrowableOfType(InvalidBarException.class, () -> new Bar(at(1), 1, 1, 2, 1, 0, 0, 0));
        FetchedBars fetched = new FetchedBars(BarSeries.of(bar(0, 100), bar(3, 103)), List.of(invalid), at(0), at(4));
        assertThat(fetched.withQuietMinutes(OptionalDouble.empty())).isEqualTo(BarSeries.of(bar(0, 100), bar(3, 103)));
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
}
