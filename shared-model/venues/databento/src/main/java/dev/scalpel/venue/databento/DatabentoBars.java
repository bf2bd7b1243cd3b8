package dev.scalpel.venue.databento;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.futures.ContractChoice;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.futures.FuturesName;
import dev.scalpel.trading.futures.RefusedContractException;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Minute bars ("Time series", schema ohlcv-1m). What a request costs is read before it ("Metadata", get_cost), and how far the data go
 * that the key may read: the newest day needs another licence, and stays absent. A minute without a trade has no record.
 */
final class DatabentoBars implements KlineReader {

    private static final int PAGE_SIZE = 5_000;
    private static final String DATASET = "GLBX.MDP3";
    private static final String SCHEMA = "ohlcv-1m";
    private static final Map<String, String> RANGE = Map.of("dataset", DATASET);

    private final DatabentoHttp http;
    private final Clock clock;
    private final BigDecimal maxUsd;

    /** @param maxUsd what one request may cost */
    DatabentoBars(DatabentoHttp http, Clock clock, BigDecimal maxUsd) {
        this.http = http;
        this.clock = clock;
        this.maxUsd = maxUsd;
    }

    @Override
    public int pageSize() {
        return PAGE_SIZE;
    }

    @Override
    public List<Kline> read(Symbol symbol, long fromMinute, int rows) throws IOException {
        Map<String, String> request = new HashMap<>(RANGE);
        request.putAll(symbols(symbol));
        Instant from = Instant.ofEpochMilli(fromMinute);
        Available available = available();
        if (!from.isBefore(available.end())) {
            return List.of();
        }
        request.put("schema", SCHEMA);
        request.put("start", (from.isBefore(available.start()) ? available.start() : from).toString());
        request.put("end", available.end().toString());
        request.put("limit", String.valueOf(rows));
        requireCheap(request);
        request.put("encoding", "csv");
        request.put("pretty_px", "true");
        request.put("pretty_ts", "true");
        return DatabentoRows.klines(http.csv("timeseries.get_range", request));
    }

    /** The contract in front by the calendar, or the one that the symbol names. */
    private Map<String, String> symbols(Symbol symbol) {
        FuturesName name = FuturesName.parse(symbol.base(), ContractChoice.tradingDay(clock.instant()));
        if (!symbol.quote().equals(name.root().symbol().quote())) {
            throw new RefusedContractException(
                    name.root() + " is priced in " + name.root().symbol().quote() + ", not in " + symbol.quote());
        }
        return name.contract()
                .map(FuturesContract::name)
                .map(contract -> Map.of("stype_in", "raw_symbol", "symbols", contract))
                .orElseGet(() -> Map.of("stype_in", "continuous", "symbols", name.root() + ".c.0"));
    }

    /** From when until when, exclusive, the key may read bars. */
    private record Available(Instant start, Instant end) {}

    private Available available() throws IOException {
        JsonNode range = http.json("metadata.get_dataset_range", RANGE);
        JsonNode ofBars = range.path("schema").path(SCHEMA);
        JsonNode known = ofBars.isObject() ? ofBars : range;
        try {
            return new Available(
                    Instant.parse(known.path("start").asText()),
                    Instant.parse(known.path("end").asText()));
        } catch (DateTimeException unreadable) {
            throw new IOException("the range of the data set cannot be read", unreadable);
        }
    }

    private void requireCheap(Map<String, String> request) throws IOException {
        JsonNode answer = http.json("metadata.get_cost", request);
        if (!answer.isNumber()) {
            throw new IOException("the cost of a request is no number");
        }
        BigDecimal usd = answer.decimalValue();
        if (usd.compareTo(maxUsd) > 0) {
            throw new DatabentoException(
                    0,
                    DatabentoException.TOO_EXPENSIVE,
                    "it would cost " + usd.toPlainString() + " USD, more than retrieval.maxUsd, "
                            + maxUsd.toPlainString(),
                    Optional.empty());
        }
    }

    Instant serverTime() throws IOException {
        return http.date("metadata.get_dataset_range", RANGE);
    }
}
