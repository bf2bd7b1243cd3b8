package dev.scalpel.venue.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import dev.scalpel.venue.market.TradeReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A market whose milliseconds have more trades than a response of the stand-in. */
class GeminiBusyMarketTest {

    private static final long FIRST = Minutes.plus(Minutes.floor(GeminiStandIn.START), -3);
    /** At twelve instants of each minute: 1,001 each in the first, 600 in the second. */
    private static final List<Bar> BARS = List.of(bar(0, 12_012), bar(1, 7_200), bar(2, 40), bar(3, 40));

    private final GeminiStandIn venue =
            new GeminiStandIn(new ApiKey(GeminiStandIn.KEY, GeminiStandIn.SECRET, true, false), BARS);

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void everyTradeIsReadOnce() throws Exception {
        Instant to = Instant.ofEpochMilli(Minutes.plus(FIRST, 3));
        TradeReader reader = venue.adapter()
                .market(new ConnectionParameters(
                        VenueAddress.local(venue.address()), new VenueClock(venue.clock()), Duration.ofSeconds(5)))
                .trades();

        Set<PublicTrade> trades = new HashSet<>();
        Instant from = Instant.ofEpochMilli(FIRST);
        for (int reads = 0; reads < 30 && from.isBefore(to); reads++) {
            TradePage page = reader.read(GeminiStandIn.BTC, from, to);
            assertThat(page.completeFrom()).isEqualTo(from);
            assertThat(page.completeTo()).isAfter(from);
            trades.addAll(page.trades());
            from = page.completeTo();
        }

        assertThat(from).isEqualTo(to);
        assertThat(trades).hasSize(12_012 + 7_200 + 40);
        assertThat(trades.stream().map(PublicTrade::id).distinct()).hasSize(trades.size());
        assertThat(trades.stream().map(PublicTrade::quantity).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("37.5");
    }

    /** "since_tid trumps timestamp", "after this tid", and with zero "the earliest available"; the newest comes first. */
    @Test
    void theStandInListsTheOldestTradesAfterAnId() throws Exception {
        List<Long> earliest = ids("?since_tid=0&limit_trades=500");
        assertThat(earliest).hasSize(500).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        long last = earliest.get(0);
        List<Long> next = ids("?since_tid=" + last + "&timestamp=" + Minutes.plus(FIRST, 2) + "&limit_trades=3");
        assertThat(next).containsExactly(last + 3, last + 2, last + 1);
        assertThat(ids("?since_tid=" + last)).hasSize(50);
        assertThat(ids("?since_tid=" + last + "&limit_trades=2000")).hasSize(500);
        assertThat(ids("?since_tid=1000000&limit_trades=500")).isEmpty();
        // Seven days are listed: of the first minute nothing any more.
        venue.advance(Duration.ofDays(7).minusMinutes(2));
        assertThat(ids("?since_tid=0&limit_trades=1").get(0)).isGreaterThanOrEqualTo(12_012);
    }

    private List<Long> ids(String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(venue.address() + "/v1/trades/btcusd" + query))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return StreamSupport.stream(GeminiHttp.JSON.readTree(body).spliterator(), false)
                .map(row -> row.path("tid").asLong())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Bar bar(int minute, long trades) {
        return new Bar(Minutes.plus(FIRST, minute), 100, 103, 98, 101, 12.5, trades, 5.25);
    }
}
