package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.usdm.requests.RequestRefusals;
import java.util.List;
import java.util.function.Function;

/**
 * The part of a history that {@code startTime}, {@code endTime} and {@code limit} select.
 *
 * @param newest whether the last rows are selected when there are too many, because no beginning was sent
 */
record Page(long from, long to, int limit, boolean newest) {

    private static final long DAY = 86_400_000;

    /** Of at most so many days; that many before the end when no start is sent. */
    static Page of(Parameters parameters, int days, int defaultLimit, int maxLimit, long now) {
        long to = parameters.integer("endTime").orElse(now);
        long from = parameters.integer("startTime").orElse(to - days * DAY);
        if (parameters.has("startTime") && parameters.has("endTime") && to - from > days * DAY) {
            throw RequestRefusals.interval(days);
        }
        // A start alone selects that many days from it on.
        long end = parameters.has("endTime") ? to : Math.min(now, from + days * DAY);
        return new Page(from, end, parameters.limit(defaultLimit, maxLimit), !parameters.has("startTime"));
    }

    boolean contains(long time) {
        return time >= from && time <= to;
    }

    <T> ArrayNode json(List<T> rows, Function<T, ObjectNode> json) {
        int first = newest ? Math.max(0, rows.size() - limit) : 0;
        ArrayNode answer = Json.array();
        rows.stream().skip(first).limit(limit).forEach(row -> answer.add(json.apply(row)));
        return answer;
    }
}
