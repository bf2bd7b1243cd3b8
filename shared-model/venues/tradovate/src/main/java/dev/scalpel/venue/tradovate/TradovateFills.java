package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.Fill;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.futures.FuturesName;
import dev.scalpel.venue.trading.VenueFill;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Executions: "Fill", and what each has cost: "Fill Fee". Safe for concurrent use. */
final class TradovateFills {

    private static final String CURRENCY = "USD";
    private static final List<String> PARTS =
            List.of("clearingFee", "exchangeFee", "nfaFee", "brokerageFee", "ipFee", "commission", "orderRoutingFee");

    private final TradovateSession session;
    private final TradovateContracts contracts;
    /** What an execution has cost does not change. */
    private final Map<Long, BigDecimal> fees = new ConcurrentHashMap<>();

    TradovateFills(TradovateSession session, TradovateContracts contracts) {
        this.session = session;
        this.contracts = contracts;
    }

    List<VenueFill> of(long orderId) throws IOException {
        List<VenueFill> fills = new ArrayList<>();
        for (JsonNode row : session.get("fill/deps?masterid=" + orderId)) {
            fills.add(fill(row));
        }
        return fills;
    }

    List<VenueFill> between(Symbol symbol, long fromMillis, long toMillis) throws IOException {
        FuturesName name = contracts.name(symbol);
        List<VenueFill> fills = new ArrayList<>();
        for (JsonNode row : session.get("fill/list")) {
            long time = time(row);
            if (time >= fromMillis
                    && time <= toMillis
                    && contracts.isOf(name, row.path("contractId").asLong())) {
                fills.add(fill(row));
            }
        }
        return fills;
    }

    private VenueFill fill(JsonNode row) throws IOException {
        return new VenueFill(
                row.path("orderId").asText(),
                TradovateReports.side(row),
                false,
                new Fill(
                        row.path("id").asText(),
                        time(row),
                        row.path("price").decimalValue(),
                        row.path("qty").decimalValue(),
                        fee(row.path("id").asLong()),
                        CURRENCY));
    }

    private static long time(JsonNode row) {
        return Instant.parse(row.path("timestamp").asText()).toEpochMilli();
    }

    private BigDecimal fee(long fillId) throws IOException {
        BigDecimal known = fees.get(fillId);
        if (known == null) {
            known = BigDecimal.ZERO;
            for (JsonNode row : session.get("fillFee/deps?masterid=" + fillId)) {
                for (String part : PARTS) {
                    known = known.add(row.path(part).decimalValue());
                }
            }
            fees.put(fillId, known);
        }
        return known;
    }
}
