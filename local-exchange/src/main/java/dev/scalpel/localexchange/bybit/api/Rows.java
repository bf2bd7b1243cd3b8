package dev.scalpel.localexchange.bybit.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists of results, whole and page by page, and their values. */
public final class Rows {

    /** The longest span between two times of a call: "endTime - startTime <= 7 days". */
    public static final long WEEK = 7 * 86_400_000L;

    private Rows() {}

    public static ObjectNode result(String category, ArrayNode list) {
        ObjectNode result = Json.object().put("category", category);
        result.set("list", list);
        return result;
    }

    /** A page of rows from {@code cursor} on. */
    public static <T> ObjectNode page(
            String category, Call call, List<T> found, int defaultRows, int maxRows, Function<T, ObjectNode> row) {
        int limit = call.limit(defaultRows, maxRows);
        int first = call.integer("cursor").orElse(0L).intValue();
        ArrayNode list = Json.array();
        found.stream().skip(first).limit(limit).forEach(each -> list.add(row.apply(each)));
        boolean more = first + limit < found.size();
        return result(category, list).put("nextPageCursor", more ? Integer.toString(first + limit) : "");
    }

    /**
     * From {@code startTime} to {@code endTime}, at most a week.
     *
     * @param standard how long the span is when one of its ends is not named
     */
    public static long[] span(Call call, long standard, long now) {
        Optional<Long> start = call.integer("startTime");
        Optional<Long> end = call.integer("endTime");
        if (start.isPresent() && end.isPresent() && end.get() - start.get() > WEEK) {
            throw Refusal.parameter("params error: endTime - startTime must be <= 7 days");
        }
        long to = end.orElseGet(() -> start.map(from -> from + standard).orElse(now));
        return new long[] {start.orElse(to - standard), to};
    }

    /** "Buy", "Sell". */
    public static String side(OrderSide side) {
        return side == OrderSide.BUY ? "Buy" : "Sell";
    }

    public static String plain(BigDecimal amount) {
        return (amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros()).toPlainString();
    }
}
