package dev.scalpel.venue.generic.okx;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.knowm.xchange.okex.dto.OkexResponse;
import org.knowm.xchange.okex.dto.marketdata.OkexCandleStick;
import org.knowm.xchange.okex.dto.marketdata.OkexInstrument;
import org.knowm.xchange.okex.dto.marketdata.OkexTicker;
import org.knowm.xchange.okex.dto.marketdata.OkexTrade;

/** The calls, each with its response checked: XChange lets one with an error code pass as one without data. */
final class OkxCalls {

    private static final String MINUTE = "1m";
    /** Days of UTC: those of the bar {@code 1D} begin in Hong Kong. */
    private static final String DAY = "1Dutc";

    private final OkxApi api;

    OkxCalls(OkxApi api) {
        this.api = api;
    }

    /** Newest first, of the last 1,440 minutes. */
    List<OkexCandleStick> recentMinutes(String instrument, long from, long to, int limit) throws IOException {
        return data(api.candles(instrument, to, from - 1, MINUTE, limit));
    }

    /** Newest first. */
    List<OkexCandleStick> minutes(String instrument, long from, long to, int limit) throws IOException {
        return data(api.historyCandles(instrument, to, from - 1, MINUTE, limit));
    }

    /** Newest first. */
    List<OkexCandleStick> days(String instrument, long from, long to, int limit) throws IOException {
        return data(api.historyCandles(instrument, to, from - 1, DAY, limit));
    }

    List<OkexTrade> newestTrades(String instrument, int limit) throws IOException {
        return data(api.trades(instrument, limit));
    }

    Optional<OkexTicker> ticker(String instrument) throws IOException {
        return data(api.ticker(instrument)).stream().findFirst();
    }

    Optional<OkexInstrument> spot(String instrument) throws IOException {
        return data(api.instruments("SPOT", instrument)).stream()
                .filter(row -> instrument.equals(row.getInstrumentId()))
                .findFirst();
    }

    Instant time() throws IOException {
        JsonNode millis = data(api.time()).stream()
                .map(row -> row.path("ts"))
                .findFirst()
                .orElseThrow(() -> new IOException("the response has no time"));
        if (!millis.asText().matches("\\d{13}")) {
            throw new IOException("the time is no epoch milliseconds: " + millis);
        }
        return Instant.ofEpochMilli(millis.asLong());
    }

    private static <T> List<T> data(OkexResponse<List<T>> response) throws IOException {
        if (response.getCode() == null) {
            throw new IOException("the response has no code");
        }
        if (!response.isSuccess()) {
            throw new OkxException(response.getCode(), response.getMsg());
        }
        return Optional.ofNullable(response.getData()).orElseThrow(() -> new IOException("the response has no data"));
    }
}
