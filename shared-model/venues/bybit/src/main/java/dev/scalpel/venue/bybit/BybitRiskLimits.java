package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import dev.scalpel.venue.VenueException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** "Get Risk Limit": what positions of each size demand. */
final class BybitRiskLimits {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int PERCENT_DIGITS = 2;

    private final BybitHttp http;

    BybitRiskLimits(BybitHttp http) {
        this.http = http;
    }

    MarginTiers tiers(Symbol symbol) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row :
                http.send(Category.LINEAR.get("/v5/market/risk-limit", symbol)).path("list")) {
            if (Values.text(row, "symbol").equals(Category.name(symbol))) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw new VenueException(
                    VenueException.Kind.NOT_LISTED, Category.LINEAR.venue() + ": risk-limit does not list " + symbol);
        }
        rows.sort(Comparator.comparing(row -> Values.required(row, "riskLimitValue")));
        return tiers(rows);
    }

    static MarginTiers tiers(List<JsonNode> rows) {
        List<MarginTier> tiers = new ArrayList<>();
        BigDecimal floor = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            BigDecimal cap = Values.required(row, "riskLimitValue");
            tiers.add(new MarginTier(
                    floor,
                    cap,
                    Values.required(row, "maxLeverage").intValue(),
                    rate(row),
                    Values.orZero(row, "mmDeduction")));
            floor = cap;
        }
        return new MarginTiers(tiers);
    }

    /**
     * As a share. The page's example has percentages ("initialMargin": "1" beside "maxLeverage": "100.00"), responses that clients
     * have recorded have shares. Initial margin times leverage says which: 1 or 100.
     */
    private static BigDecimal rate(JsonNode row) {
        BigDecimal rate = Values.required(row, "maintenanceMargin");
        BigDecimal whole = Values.required(row, "initialMargin").multiply(Values.required(row, "maxLeverage"));
        if (isAbout(whole, BigDecimal.ONE)) {
            return rate;
        }
        if (isAbout(whole, BigDecimal.ONE.movePointRight(PERCENT_DIGITS))) {
            return rate.movePointLeft(PERCENT_DIGITS);
        }
        throw new IllegalArgumentException(
                "initialMargin times maxLeverage must be 1, or 100 in percent: " + whole.toPlainString());
    }

    private static boolean isAbout(BigDecimal value, BigDecimal expected) {
        return value.compareTo(expected.multiply(TWO)) <= 0
                && value.multiply(TWO).compareTo(expected) >= 0;
    }
}
