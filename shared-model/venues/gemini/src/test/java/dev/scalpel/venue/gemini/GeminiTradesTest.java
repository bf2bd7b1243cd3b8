package dev.scalpel.venue.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
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

    /** As clients page: the oldest trades after the time. The page is complete from its beginning to its last trade. */
    @Test
    void aFullPageOfTheOldestTradesIsCompleteUpToItsLast() throws Exception {
        venue.answer(PATH, arrival -> rows(arrival.query(), false));

        TradePage page = read(FROM, TO);

        assertThat(page.trades()).hasSize(499);
        assertThat(page.completeFrom()).isEqualTo(FROM);
        assertThat(page.completeTo()).isEqualTo(Instant.ofEpochMilli(TIMES.get(499)));
        assertThat(venue.arrivals(PATH)).hasSize(2);
    }

    /** As the text of the page may be read: the newest trades. What lies before the oldest of them may be missing. */
    @Test
    void aFullPageOfTheNewestTradesIsCompleteFromItsFirst() throws Exception {
        venue.answer(PATH, arrival -> rows(arrival.query(), true));

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

    /** The venue's trades as one of the two readings of its page has them. */
    private static String rows(String query, boolean newest) {
        String[] parts = query.split("[=&]");
        long after = Long.parseLong(parts[1]);
        int limit = Integer.parseInt(parts[3]);
        List<Long> later = TIMES.stream().filter(time -> time > after).collect(Collectors.toCollection(ArrayList::new));
        List<Long> listed = newest
                ? later.subList(Math.max(0, later.size() - limit), later.size())
                : later.subList(0, Math.min(limit, later.size()));
        Collections.reverse(listed);
        return listed.stream()
                .map(time -> "{\"timestampms\": " + time + ", \"tid\": " + TIMES.indexOf(time)
                        + ", \"price\": \"100\", \"amount\": \"1\", \"type\": \"buy\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
