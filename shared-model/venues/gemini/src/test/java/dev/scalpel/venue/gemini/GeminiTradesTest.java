package dev.scalpel.venue.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GeminiTradesTest {

    private static final String PATH = "/v1/trades/btcusd";
    private static final Instant FROM = GeminiStub.NOW.minus(Duration.ofMinutes(20));
    private static final Instant TO = GeminiStub.NOW.minus(Duration.ofMinutes(1));
    /** One trade a second, the first two seconds after the start. */
    private static final List<Long> TIMES = IntStream.range(0, 900)
            .mapToObj(second -> FROM.toEpochMilli() + 2_000 + second * 1_000L)
            .toList();

    private final GeminiStub venue = new GeminiStub();

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void aTradeSaysWhatItsTakerDid() throws Exception {
        venue.answer(PATH, """
                [{"timestamp": 1795175580, "timestampms": 1795175580357, "tid": 5335307669, "price": "3610.85",
                  "amount": "0.27413495", "exchange": "gemini", "type": "sell"},
                 {"timestamp": 1795175550, "timestampms": 1795175550357, "tid": 5335307668, "price": "3610.80",
                  "amount": "0.1", "exchange": "gemini", "type": "buy"}]""");

        TradePage page = read(FROM, TO);

        assertThat(page.trades())
                .containsExactly(
                        new PublicTrade(
                                "5335307668",
                                Instant.ofEpochMilli(1795175550357L),
                                new BigDecimal("3610.80"),
                                new BigDecimal("0.1"),
                                true,
                                1),
                        new PublicTrade(
                                "5335307669",
                                Instant.ofEpochMilli(1795175580357L),
                                new BigDecimal("3610.85"),
                                new BigDecimal("0.27413495"),
                                false,
                                1));
        assertThat(page.completeFrom()).isEqualTo(FROM);
        assertThat(page.completeTo()).isEqualTo(TO);
        assertThat(venue.only(PATH).query()).isEqualTo("timestamp=" + (FROM.toEpochMilli() - 1) + "&limit_trades=500");
    }

    /** As clients page: the oldest trades after the time. The rest follows by id. */
    @Test
    void afterAFullPageOfTheOldestTradesTheOthersAreReadById() throws Exception {
        venue.answer(PATH, arrival -> rows(TIMES, arrival.query(), false));

        TradePage page = read(FROM, TO);

        assertThat(page.trades()).hasSize(900).doesNotHaveDuplicates();
        assertThat(page.completeFrom()).isEqualTo(FROM);
        assertThat(page.completeTo()).isEqualTo(TO);
        String first = "timestamp=" + (FROM.toEpochMilli() - 1) + "&limit_trades=";
        assertThat(venue.arrivals(PATH))
                .extracting(GeminiStub.Arrival::query)
                .containsExactly(first + 500, first + 1, "since_tid=500&limit_trades=500");
    }

    @Test
    void moreTradesOfOneMillisecondThanAPageHoldsAreRead() throws Exception {
        List<Long> times = new ArrayList<>(Collections.nCopies(3_203, FROM.toEpochMilli()));
        times.add(FROM.toEpochMilli() + 60_000);
        venue.answer(PATH, arrival -> rows(times, arrival.query(), false));

        TradePage page = read(FROM, TO);

        assertThat(page.trades()).hasSize(3_204).doesNotHaveDuplicates();
        assertThat(page.completeTo()).isEqualTo(TO);
    }

    /** What one read returns is bounded: the next one goes on with the millisecond in which it ended. */
    @Test
    void aReadThatIsCutOffIsCompleteUpToItsLastTrade() throws Exception {
        int most = GeminiTrades.PAGES * GeminiTrades.PAGE_SIZE;
        List<Long> times = IntStream.range(0, most + 700)
                .mapToObj(trade -> FROM.toEpochMilli() + trade)
                .toList();
        venue.answer(PATH, arrival -> rows(times, arrival.query(), false));

        TradePage page = read(FROM, TO);

        assertThat(page.trades()).hasSize(most - 1);
        assertThat(page.completeTo()).isEqualTo(Instant.ofEpochMilli(times.get(most - 1)));
        TradePage next = read(page.completeTo(), TO);
        assertThat(next.trades()).hasSize(701);
        assertThat(next.completeTo()).isEqualTo(TO);
    }

    @Test
    void aMillisecondThatDoesNotEndIsReported() {
        List<Long> times =
                Collections.nCopies(GeminiTrades.MAX_PAGES * GeminiTrades.PAGE_SIZE + 1, FROM.toEpochMilli());
        venue.answer(PATH, arrival -> rows(times, arrival.query(), false));
        assertThatThrownBy(() -> read(FROM, TO))
                .isInstanceOf(IOException.class)
                .hasMessage("the venue lists more than 20000 trades of the millisecond " + FROM);
    }

    /** A page that goes back would leave a gap unseen. */
    @Test
    void idsThatDoNotFollowTimeAreReported() {
        venue.answer(
                PATH,
                arrival -> arrival.query().startsWith("since_tid=")
                        ? "[{\"timestampms\": " + FROM.toEpochMilli()
                                + ", \"tid\": 9000, \"price\": \"100\", \"amount\": \"1\", \"type\": \"buy\"}]"
                        : rows(TIMES, arrival.query(), false));
        assertThatThrownBy(() -> read(FROM, TO))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the venue lists trades after 500 that are older");
    }

    /** As the text of the page may be read: the newest trades. What lies before the oldest of them may be missing. */
    @Test
    void aFullPageOfTheNewestTradesIsCompleteFromItsFirst() throws Exception {
        venue.answer(PATH, arrival -> rows(TIMES, arrival.query(), true));

        TradePage page = read(FROM, TO);

        assertThat(page.completeFrom()).isEqualTo(Instant.ofEpochMilli(TIMES.get(400) + 1));
        assertThat(page.completeTo()).isEqualTo(TO);
        assertThat(page.trades()).hasSize(499);
    }

    /** "limited to retrieving seven calendar days of data": what is older cannot be distinguished from a quiet market. */
    @Test
    void whatTheVenueNoLongerListsIsNotTakenForQuiet() throws Exception {
        venue.answer(PATH, "[]");
        Instant old = GeminiStub.NOW.minus(Duration.ofDays(6)).minusMillis(1);
        assertThat(read(old, old.plusSeconds(60)).completeFrom()).isEqualTo(old.plusSeconds(60));
        Instant listed = GeminiStub.NOW.minus(Duration.ofDays(6));
        assertThat(read(listed, listed.plusSeconds(60)).completeFrom()).isEqualTo(listed);
    }

    @Test
    void nothingIsCompleteAfterTheRequest() throws Exception {
        venue.answer(PATH, "[]");
        assertThat(read(FROM, GeminiStub.NOW.plusSeconds(60)).completeTo()).isEqualTo(GeminiStub.NOW);
    }

    private TradePage read(Instant from, Instant to) throws Exception {
        return venue.market().trades().read(GeminiStub.BTC, from, to);
    }

    /** The venue's trades as one of the two readings of its page has them; the first has the id 1. */
    private static String rows(List<Long> times, String query, boolean newest) {
        String[] parts = query.split("[=&]");
        long after = Long.parseLong(parts[1]);
        int limit = Integer.parseInt(parts[3]);
        boolean byId = parts[0].equals("since_tid");
        List<Integer> later = IntStream.rangeClosed(1, times.size())
                .filter(id -> (byId ? id : times.get(id - 1)) > after)
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        List<Integer> listed = newest
                ? later.subList(Math.max(0, later.size() - limit), later.size())
                : later.subList(0, Math.min(limit, later.size()));
        Collections.reverse(listed);
        return listed.stream()
                .map(id -> "{\"timestampms\": " + times.get(id - 1) + ", \"tid\": " + id
                        + ", \"price\": \"100\", \"amount\": \"1\", \"type\": \"buy\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
