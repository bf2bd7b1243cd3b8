package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.PriceReader;
import dev.scalpel.venue.market.PriceRow;
import java.io.IOException;
import java.util.List;

/**
 * "Mark Price Kline/Candlestick Data" and "Premium Index Kline Data": oldest first, with the columns of klines, of which the pages say
 * to ignore those of volumes. That {@code endTime} is inclusive, as of klines, is assumed.
 */
final class UsdmPrices implements PriceReader {

    /** Both pages allow 1,500, at weight 10; up to 1,000 have weight 5. */
    private static final int PAGE_SIZE = 1_000;

    private final UsdmHttp http;

    UsdmPrices(UsdmHttp http) {
        this.http = http;
    }

    @Override
    public int pageSize() {
        return PAGE_SIZE;
    }

    @Override
    public List<PriceRow> read(PriceSeries series, Symbol symbol, long fromMinute, int minutes) throws IOException {
        List<JsonNode> found = http.send(
                UsdmRequest.get(path(series))
                        .with("symbol", UsdmAdapter.name(symbol))
                        .with("interval", "1m")
                        .with("startTime", fromMinute)
                        .with("endTime", Minutes.plus(fromMinute, minutes) - 1)
                        .with("limit", minutes),
                new TypeReference<>() {});
        return found.stream().map(UsdmPrices::row).toList();
    }

    private static String path(PriceSeries series) {
        return switch (series) {
            case MARK -> "/fapi/v1/markPriceKlines";
            case PREMIUM -> "/fapi/v1/premiumIndexKlines";
        };
    }

    private static PriceRow row(JsonNode row) {
        return new PriceRow(row.path(0).asLong(), number(row, 1), number(row, 2), number(row, 3), number(row, 4));
    }

    private static double number(JsonNode row, int at) {
        return Double.parseDouble(row.path(at).asText());
    }
}
