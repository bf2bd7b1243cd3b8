package dev.scalpel.retrieval.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TradeFeedTest {

    private static final VenueErrors ERRORS = new VenueErrors("test", failure -> Optional.empty());
    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final VenueClock AT_HALF_PAST_THREE =
            new VenueClock(Clock.fixed(Instant.ofEpochMilli(3 * Minutes.MILLIS + 30_000), ZoneOffset.UTC));

    private static final List<PublicTrade> TAPE = List.of(
            trade(1, 10_000, "100", "1", true),
            trade(2, 20_000, "103", "0.1", false),
            trade(3, 59_999, "101", "0.2", true),
            trade(4, 130_000, "99", "2", false));

    @Test
    void buildsABarFromTheTradesOfItsMinute() {
        FetchedBars fetched = feed(TAPE, 0).fetch(BTC, 0, 3 * Minutes.MILLIS);
        assertThat(fetched.bars())
                .isEqualTo(BarSeries.of(
                        new Bar(0, 100, 103, 100, 101, 1.3, 3, 1.2), new Bar(120_000, 99, 99, 99, 99, 2, 1, 0)));
        assertThat(fetched.until()).isEqualTo(3 * Minutes.MILLIS);
    }

    @Test
    void neverBuildsTheIncompleteMinute() {
        FetchedBars fetched = feed(TAPE, 0).fetch(BTC, 0, 10 * Minutes.MILLIS);
        assertThat(fetched.until()).isEqualTo(3 * Minutes.MILLIS);
    }

    @Test
    void aMinuteWhoseFirstTradesAreNoLongerListedIsNotABar() {
        FetchedBars fetched = feed(TAPE, 15_000).fetch(BTC, 0, 3 * Minutes.MILLIS);
        assertThat(fetched.from()).isEqualTo(Minutes.MILLIS);
        assertThat(fetched.bars().firstOpenTime()).isEqualTo(120_000);
    }

    @Test
    void whatComesAfterTheLastTradeIsNotKnownYet() {
        assertThat(feed(TAPE.subList(0, 3), 0).fetch(BTC, 0, 3 * Minutes.MILLIS).until())
                .isEqualTo(Minutes.MILLIS);
        assertThat(feed(List.of(), 0).fetch(BTC, 0, 3 * Minutes.MILLIS).madeNoProgress())
                .isTrue();
    }

    @Test
    void aTradeOfTheIncompleteMinuteProvesThatThoseBeforeItWereQuiet() {
        List<PublicTrade> tape = List.of(TAPE.get(0), trade(9, 3 * 60_000 + 5_000, "98", "1", true));
        FetchedBars fetched = feed(tape, 0).fetch(BTC, 0, 3 * Minutes.MILLIS);
        assertThat(fetched.until()).isEqualTo(3 * Minutes.MILLIS);
        assertThat(fetched.bars().size()).isEqualTo(1);
    }

    @Test
    void aMinuteOfLongAgoIsQuietWithoutALaterTrade() {
        TradeFeed old = new TradeFeed(
                ERRORS,
                (symbol, from, to) -> new TradePage(List.of(), from, to),
                new VenueClock(Clock.fixed(Instant.ofEpochMilli(13 * Minutes.MILLIS), ZoneOffset.UTC)));
        assertThat(old.fetch(BTC, 0, 3 * Minutes.MILLIS).until()).isEqualTo(3 * Minutes.MILLIS);
    }

    @Test
    void continuesPageByPageAndCountsARepeatedTradeOnce() {
        TradeFeed paged = new TradeFeed(
                ERRORS,
                (symbol, from, to) -> {
                    List<PublicTrade> rest = TAPE.stream()
                            .filter(trade -> !trade.time().isBefore(from))
                            .toList();
                    return rest.size() <= 2
                            ? new TradePage(rest, from, to)
                            : new TradePage(
                                    rest.subList(0, 2), from, rest.get(1).time());
                },
                AT_HALF_PAST_THREE);
        assertThat(paged.fetch(BTC, 0, 3 * Minutes.MILLIS))
                .isEqualTo(feed(TAPE, 0).fetch(BTC, 0, 3 * Minutes.MILLIS));
    }

    /** The caller has a time limit, and looks at it between calls. */
    @Test
    void aCallEndsWithTheMinuteAfterTwentyPages() {
        long minutes = 60;
        List<Long> read = new ArrayList<>();
        TradeFeed busy = new TradeFeed(
                ERRORS,
                (symbol, from, to) -> {
                    read.add(from.toEpochMilli());
                    return new TradePage(
                            List.of(trade((int) from.toEpochMilli(), from.toEpochMilli(), "100", "1", true)),
                            from,
                            from.plusMillis(Minutes.MILLIS / 2));
                },
                new VenueClock(Clock.fixed(Instant.ofEpochMilli(minutes * Minutes.MILLIS), ZoneOffset.UTC)));
        assertThat(busy.fetch(BTC, 0, minutes * Minutes.MILLIS).until()).isEqualTo(10 * Minutes.MILLIS);
        assertThat(read).hasSize(20);
    }

    @Test
    void aMinuteOfMorePagesIsReadToItsEnd() {
        List<Long> read = new ArrayList<>();
        TradeFeed crowded = new TradeFeed(
                ERRORS,
                (symbol, from, to) -> {
                    read.add(from.toEpochMilli());
                    return new TradePage(
                            List.of(trade((int) from.toEpochMilli(), from.toEpochMilli(), "100", "1", true)),
                            from,
                            from.plusMillis(2_000));
                },
                AT_HALF_PAST_THREE);
        assertThat(crowded.fetch(BTC, 0, 3 * Minutes.MILLIS).until()).isEqualTo(Minutes.MILLIS);
        assertThat(read).hasSize(30);
    }

    @Test
    void whatWasReadBeforeAFailureIsKept() {
        VenueException limited = new VenueException(VenueException.Kind.RATE_LIMITED, "test: too many requests");
        TradeFeed limitedAtThirdPage = new TradeFeed(
                ERRORS,
                (symbol, from, to) -> {
                    if (from.toEpochMilli() > 59_999) {
                        throw limited;
                    }
                    List<PublicTrade> rest = TAPE.stream()
                            .filter(trade -> !trade.time().isBefore(from))
                            .toList();
                    Instant next = rest.get(Math.min(2, rest.size() - 1)).time();
                    return new TradePage(rest.subList(0, 2), from, next.plusMillis(1));
                },
                AT_HALF_PAST_THREE);

        FetchedBars fetched = limitedAtThirdPage.fetch(BTC, 0, 3 * Minutes.MILLIS);

        assertThat(fetched.bars().size()).isEqualTo(1);
        assertThat(fetched.until()).isEqualTo(Minutes.MILLIS);
        assertThat(fetched.failure()).contains(limited);
        assertThatThrownBy(fetched::requireAll).isSameAs(limited);
    }

    @Test
    void aFirstRequestThatFailsFetchesNothing() {
        VenueException down = new VenueException(VenueException.Kind.OUTCOME_UNKNOWN, "test: no answer");
        FetchedBars fetched = new TradeFeed(
                        ERRORS,
                        (symbol, from, to) -> {
                            throw down;
                        },
                        AT_HALF_PAST_THREE)
                .fetch(BTC, 0, 3 * Minutes.MILLIS);
        assertThat(fetched.madeNoProgress()).isTrue();
        assertThat(fetched.failure()).contains(down);
    }

    private static TradeFeed feed(List<PublicTrade> trades, long listedFrom) {
        return new TradeFeed(
                ERRORS,
                (symbol, from, to) -> new TradePage(
                        trades.stream()
                                .filter(trade -> trade.time().toEpochMilli() >= listedFrom)
                                .toList(),
                        Instant.ofEpochMilli(Math.max(listedFrom, from.toEpochMilli())),
                        to),
                AT_HALF_PAST_THREE);
    }

    private static PublicTrade trade(int id, long time, String price, String quantity, boolean takerBought) {
        return new PublicTrade(
                Integer.toString(id),
                Instant.ofEpochMilli(time),
                new BigDecimal(price),
                new BigDecimal(quantity),
                takerBought,
                1);
    }
}
