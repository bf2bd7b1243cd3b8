package dev.scalpel.retrieval.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class KlineFeedTest {

    private static final SessionMinutes ALWAYS = new SessionMinutes(TradingSession.ALWAYS_OPEN);

    private static final VenueErrors ERRORS = new VenueErrors("test", failure -> Optional.empty());
    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final VenueClock IN_MINUTE_FOUR =
            new VenueClock(Clock.fixed(Instant.ofEpochMilli(4 * Minutes.MILLIS + 1), ZoneOffset.UTC));

    @Test
    void keepsTheValidRowsAndReportsWhyOthersAreInvalid() {
        FetchedBars fetched = fetch(row(0, 100, 100), row(1, 100, 90), row(2, 100, Double.NaN), row(3, 100, 100));
        assertThat(fetched.bars()).isEqualTo(BarSeries.of(bar(0), bar(3)));
        assertThat(fetched.invalid())
                .extracting(Throwable::getMessage)
                .containsExactly(
                        "high must be >= low: high=90.0 low=100.0",
                        "prices must be finite: open=100.0 high=NaN low=100.0 close=100.0");
    }

    @Test
    void leavesOutTheIncompleteMinuteEvenWhenTheVenueListsIt() {
        assertThat(fetch(row(3, 100, 100), row(4, 100, 100)).bars()).isEqualTo(BarSeries.of(bar(3)));
    }

    @Test
    void takesARepeatedMinuteOnce() {
        assertThat(fetch(row(1, 100, 100), row(1, 100, 101)).bars()).isEqualTo(BarSeries.of(bar(1)));
    }

    @Test
    void requestsOnePageAtATime() {
        FetchedBars fetched = new KlineFeed(ERRORS, reader(2, row(0, 100, 100), row(1, 100, 100)), IN_MINUTE_FOUR)
                .fetch(BTC, 0, 4 * Minutes.MILLIS);
        assertThat(fetched.until()).isEqualTo(2 * Minutes.MILLIS);
    }

    @Test
    void knowsNothingAfterTheLastRowThatIsListed() {
        FetchedBars fetched = fetch(row(0, 100, 100), row(2, 100, 100));
        assertThat(fetched.until()).isEqualTo(3 * Minutes.MILLIS);
        assertThat(fetched.withQuietMinutes(OptionalDouble.empty(), ALWAYS).lastOpenTime())
                .isEqualTo(2 * Minutes.MILLIS);
        assertThat(fetch().madeNoProgress()).isTrue();
    }

    @Test
    void aLaterRowProvesThatTheMinutesBeforeItWereQuiet() {
        assertThat(fetch(row(0, 100, 100), row(4, 100, 100)).until()).isEqualTo(4 * Minutes.MILLIS);
        assertThat(fetch(row(7, 100, 100)).until()).isEqualTo(4 * Minutes.MILLIS);
    }

    @Test
    void aRowBeforeTheRequestedOneProvesNothing() {
        FetchedBars fetched = new KlineFeed(ERRORS, reader(1_000, row(0, 100, 100)), IN_MINUTE_FOUR)
                .fetch(BTC, 2 * Minutes.MILLIS, 4 * Minutes.MILLIS);
        assertThat(fetched.madeNoProgress()).isTrue();
    }

    @Test
    void makesNoProgressBeforeAMinuteHasClosed() {
        FetchedBars fetched =
                new KlineFeed(ERRORS, reader(1_000), IN_MINUTE_FOUR).fetch(BTC, 4 * Minutes.MILLIS, 9 * Minutes.MILLIS);
        assertThat(fetched.until()).isEqualTo(fetched.from());
    }

    private static FetchedBars fetch(Kline... rows) {
        return new KlineFeed(ERRORS, reader(1_000, rows), IN_MINUTE_FOUR).fetch(BTC, 0, 9 * Minutes.MILLIS);
    }

    private static KlineReader reader(int pageSize, Kline... rows) {
        return new KlineReader() {
            @Override
            public int pageSize() {
                return pageSize;
            }

            @Override
            public List<Kline> read(Symbol symbol, long fromMinute, int max) {
                return List.of(rows);
            }
        };
    }

    private static Kline row(int minute, double low, double high) {
        long open = minute * Minutes.MILLIS;
        return new Kline(open, open + Minutes.MILLIS - 1, 100, high, low, 100, 1, 1, 1);
    }

    private static Bar bar(int minute) {
        return new Bar(minute * Minutes.MILLIS, 100, 100, 100, 100, 1, 1, 1);
    }
}
