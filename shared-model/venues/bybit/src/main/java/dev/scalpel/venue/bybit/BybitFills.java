package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.Fill;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.VenueFill;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Executions: "Get Trade History", at most 7 days and 100 rows per request, newest first. */
final class BybitFills {

    static final long MAX_SPAN_MILLIS = Duration.ofDays(7).toMillis() - 1;
    private static final int PAGE_SIZE = 100;
    /** What the list of executions has besides changes of the position: "Enums Definitions", "execType". */
    private static final Set<String> NO_FILLS = Set.of("Funding");

    private static final int MAX_PAGES = 1_000;

    private final BybitOrders orders;
    private final Category category;

    BybitFills(BybitOrders orders, Category category) {
        this.orders = orders;
        this.category = category;
    }

    List<VenueFill> ofOrder(Symbol symbol, String orderId) throws IOException {
        return sorted(symbol, page(request(symbol).with("orderId", orderId)));
    }

    /** From and to in epoch milliseconds, both inclusive. */
    List<VenueFill> between(Symbol symbol, long from, long to) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (long start = from; start <= to; start += MAX_SPAN_MILLIS + 1) {
            rows.addAll(page(
                    request(symbol).with("startTime", start).with("endTime", Math.min(to, start + MAX_SPAN_MILLIS))));
        }
        return sorted(symbol, rows);
    }

    private BybitRequest request(Symbol symbol) {
        BybitRequest all = category.get("/v5/execution/list", symbol);
        // Of contracts, liquidations and auto-deleveraging have types of their own.
        return (category.isSpot() ? all.with("execType", "Trade") : all).with("limit", PAGE_SIZE);
    }

    private List<JsonNode> page(BybitRequest request) throws IOException {
        return orders.pages(request, MAX_PAGES);
    }

    private List<VenueFill> sorted(Symbol symbol, List<JsonNode> rows) {
        List<VenueFill> fills = new ArrayList<>();
        // Newest first: in the sequence in which they happened where their times are equal.
        for (int row = rows.size() - 1; row >= 0; row--) {
            if (!NO_FILLS.contains(Values.text(rows.get(row), "execType"))) {
                fills.add(fill(rows.get(row), feeAsset(symbol, rows.get(row))));
            }
        }
        fills.sort(Comparator.comparingLong(fill -> fill.fill().time()));
        return fills;
    }

    /**
     * "Enums Definitions", "Spot Fee Currency Instruction": what is received, where the response names no currency. Contracts charge
     * in what they settle in.
     */
    private String feeAsset(Symbol symbol, JsonNode row) {
        String stated = Values.text(row, "feeCurrency");
        if (!stated.isEmpty()) {
            return stated;
        }
        return category.isSpot() && Values.text(row, "side").equals("Buy") ? symbol.base() : symbol.quote();
    }

    /** "Get Trade History". A rebate, which only market makers with a contract receive, is no fee. */
    static VenueFill fill(JsonNode row, String feeAsset) {
        return new VenueFill(
                Values.text(row, "orderId"),
                BybitOrderMapper.side(row),
                row.path("isMaker").asBoolean(),
                new Fill(
                        Values.text(row, "execId"),
                        Values.millis(row, "execTime"),
                        Values.required(row, "execPrice"),
                        Values.required(row, "execQty"),
                        Values.orZero(row, "execFee").max(BigDecimal.ZERO),
                        feeAsset),
                cause(row));
    }

    /** "Enums Definitions", "execType" and "createType". Spot's executions have neither. */
    private static FillCause cause(JsonNode row) {
        return switch (Values.text(row, "execType")) {
            case "BustTrade" -> FillCause.LIQUIDATION;
            case "AdlTrade" -> FillCause.AUTO_DELEVERAGING;
            case "Delivery", "Settle" -> FillCause.SETTLEMENT;
            default -> causeOfOrder(Values.text(row, "createType"));
        };
    }

    /** A liquidation in steps trades in the book, and a delisting may be listed as a trade. */
    private static FillCause causeOfOrder(String createType) {
        return switch (createType) {
            case "CreateByLiq", "CreateByTakeOver_PassThrough" -> FillCause.LIQUIDATION;
            case "CreateByAdl_PassThrough" -> FillCause.AUTO_DELEVERAGING;
            case "CreateBySettle" -> FillCause.SETTLEMENT;
            default -> FillCause.ORDER;
        };
    }
}
