package dev.scalpel.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.VenueHttp;
import dev.scalpel.venue.market.RequestUsage;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the weight that the address of this machine has used in the running minute, and its limit: rest-api.md, "IP Limits" and
 * "Exchange information"; for USD-M futures General Info, "LIMITS". Public: without a key.
 */
public final class BinanceUsage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USED = "X-MBX-USED-WEIGHT-1M";
    private static final int OK = 200;

    private BinanceUsage() {}

    /**
     * @param information the response to {@code exchangeInfo}
     * @return empty when the response lacks the weight or its limit
     * @throws IOException when it is an error
     */
    public static Optional<RequestUsage> of(VenueHttp.Response information) throws IOException {
        if (information.status() != OK) {
            throw new IOException("HTTP " + information.status());
        }
        String used = information.header(USED).orElse("");
        long max = limit(JSON.readTree(information.body()).path("rateLimits"));
        return used.matches("\\d{1,9}") && max > 0
                ? Optional.of(new RequestUsage("request weight in a minute", Long.parseLong(used), max))
                : Optional.empty();
    }

    private static long limit(JsonNode limits) {
        for (JsonNode row : limits) {
            if (row.path("rateLimitType").asText().equals("REQUEST_WEIGHT")
                    && row.path("interval").asText().equals("MINUTE")
                    && row.path("intervalNum").asInt() == 1) {
                return row.path("limit").asLong();
            }
        }
        return 0;
    }
}
