package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.market.FundingReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * "Get Funding Rate History". A response has the newest rows of its span, and a span must have an end. So a span holds one row less
 * than a response lists, at the present interval of fundings, and is halved while its response is full, as where they were more
 * frequent.
 */
final class BybitFundings implements FundingReader {

    private static final int PAGE_SIZE = 200;
    /** Fundings have whole minutes. */
    private static final long MIN_SPAN = Duration.ofMinutes(1).toMillis();

    private final BybitHttp http;
    private final BybitInstruments instruments;
    private final VenueClock clock;

    BybitFundings(BybitHttp http, BybitInstruments instruments, VenueClock clock) {
        this.http = http;
        this.instruments = instruments;
        this.clock = clock;
    }

    @Override
    public int pageSize() {
        return PAGE_SIZE;
    }

    @Override
    public List<FundingRate> read(Symbol symbol, long fromMillis, int rows) throws IOException {
        JsonNode row = instruments.row(symbol);
        int most = Math.max(2, rows);
        long length = (most - 1) * BybitInstruments.fundingInterval(row).toMillis();
        long now = clock.millis();
        long start = Math.max(fromMillis, Values.millis(row, "launchTime"));
        while (start <= now) {
            long part = length;
            List<FundingRate> found = span(symbol, start, part, most);
            // A full page may hide older rows.
            while (found.size() >= most && part > MIN_SPAN) {
                part /= 2;
                found = span(symbol, start, part, most);
            }
            if (!found.isEmpty()) {
                return found.subList(0, Math.min(rows, found.size()));
            }
            start += part;
        }
        return List.of();
    }

    private List<FundingRate> span(Symbol symbol, long start, long length, int rows) throws IOException {
        JsonNode list = http.send(Category.LINEAR
                        .get("/v5/market/funding/history", symbol)
                        .with("startTime", start)
                        .with("endTime", start + length - 1)
                        .with("limit", rows))
                .path("list");
        List<FundingRate> found = new ArrayList<>();
        list.forEach(row -> found.add(
                FundingRate.near(Values.millis(row, "fundingRateTimestamp"), Values.required(row, "fundingRate"))));
        Collections.sort(found);
        return found;
    }
}
