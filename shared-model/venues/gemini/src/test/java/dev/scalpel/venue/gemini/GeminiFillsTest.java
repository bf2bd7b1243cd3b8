package dev.scalpel.venue.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GeminiFillsTest {

    private static final String PATH = "/v1/mytrades";
    private static final long FROM = 1_795_170_000_000L;

    private final GeminiStub venue = new GeminiStub();

    @AfterEach
    void close() {
        venue.close();
    }

    /** "List Past Trades". */
    @Test
    void aFillSaysWhoseOrderRestedAndWhatWasPaid() {
        venue.answer(PATH, """
                [{"price": "3648.09", "amount": "0.0027343246", "timestamp": 1795170011, "timestampms": 1795170011021,
                  "type": "Buy", "aggressor": false, "fee_currency": "USD", "fee_amount": "0.024937655575035",
                  "tid": 107317526, "order_id": "107317524", "exchange": "gemini", "is_clearing_fill": false,
                  "symbol": "BTCUSD"}]""");

        VenueFill fill = since().get(0);

        assertThat(fill.venueOrderId()).isEqualTo("107317524");
        assertThat(fill.side()).isEqualTo(OrderSide.BUY);
        assertThat(fill.maker()).isTrue();
        assertThat(fill.fill().fee()).isEqualByComparingTo("0.024937655575035");
        assertThat(fill.fill().feeAsset()).isEqualTo("USD");
        assertThat(fill.fill().price()).isEqualTo(new BigDecimal("3648.09"));
        JsonNode payload = venue.only(PATH).payload();
        assertThat(payload.path("timestamp").asLong()).isEqualTo(FROM);
        assertThat(payload.path("limit_trades").asInt()).isEqualTo(500);
        assertThat(payload.path("symbol").asText()).isEqualTo("btcusd");
    }

    /** "Break Types": a trade that was fully broken has not happened, one that was reversed by hand has. */
    @Test
    void aBrokenTradeIsNoFill() {
        venue.answer(
                PATH,
                "[" + row(1, FROM, ", \"break\": \"full\"") + "," + row(2, FROM, ", \"break\": \"manual\"") + ","
                        + row(3, FROM, ", \"break\": \"\"") + "]");
        assertThat(since()).extracting(fill -> fill.fill().tradeId()).containsExactly("2", "3");
    }

    /** Pages overlap by a millisecond, in which there may be several trades. */
    @Test
    void pagesAreReadUntilOneIsNotFullWithoutARepeatedOrAMissingFill() {
        List<Long> times =
                IntStream.range(0, 1_203).mapToObj(trade -> FROM + trade / 3).toList();
        venue.answer(
                PATH, arrival -> page(times, arrival.payload().path("timestamp").asLong()));

        List<VenueFill> fills = since();

        assertThat(fills)
                .extracting(fill -> fill.fill().tradeId())
                .containsExactlyElementsOf(
                        IntStream.range(0, 1_203).mapToObj(Integer::toString).toList());
        assertThat(venue.arrivals(PATH)).hasSize(3);
    }

    /** Then no later page could be requested, and the fills that are known would not be all. */
    @Test
    void aPageOfOneMillisecondThatDoesNotEndIsNotReadForEver() {
        List<Long> times = IntStream.range(0, 700).mapToObj(trade -> FROM).toList();
        venue.answer(
                PATH, arrival -> page(times, arrival.payload().path("timestamp").asLong()));
        assertThatThrownBy(this::since)
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("more trades of one millisecond");
    }

    private List<VenueFill> since() {
        return venue.broker("").fillsSince(GeminiStub.BTC, FROM);
    }

    /** The oldest 500 at or after a time, newest first. */
    private static String page(List<Long> times, long from) {
        List<Integer> ids = IntStream.range(0, times.size())
                .filter(id -> times.get(id) >= from)
                .limit(500)
                .boxed()
                .sorted((a, b) -> b - a)
                .toList();
        return ids.stream().map(id -> row(id, times.get(id), "")).collect(Collectors.joining(",", "[", "]"));
    }

    private static String row(int id, long time, String more) {
        return "{\"price\": \"100\", \"amount\": \"1\", \"timestampms\": " + time + ", \"type\": \"Sell\","
                + " \"aggressor\": true, \"fee_currency\": \"USD\", \"fee_amount\": \"0.4\", \"tid\": " + id
                + ", \"order_id\": \"7\"" + more + "}";
    }
}
