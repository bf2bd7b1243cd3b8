package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.OrderReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What became of orders: "ExecutionReport". One list has the reports of all orders; an order of which it has none, which an earlier
 * session may have placed, is looked for by its commands.
 */
final class TradovateExecutions {

    /** "Order", "ordStatus": any other may still fill, also one that the venue adds. */
    private static final Set<String> ENDED = Set.of("Canceled", "Completed", "Expired", "Filled", "Rejected");

    private static final String STATUS = "ordStatus";

    private final TradovateSession session;

    TradovateExecutions(TradovateSession session) {
        this.session = session;
    }

    /** Whether an order, or a report of it, says that it has ended. */
    static boolean hasEnded(JsonNode row) {
        return ENDED.contains(row.path(STATUS).asText());
    }

    static boolean isCancelled(JsonNode report) {
        return report.path(STATUS).asText().equals("Canceled");
    }

    JsonNode read() throws IOException {
        return session.get("executionReport/list");
    }

    /** The report of an order that says the most; without any nothing has become of it. */
    JsonNode newest(JsonNode listed, long orderId) throws IOException {
        List<JsonNode> reports = new ArrayList<>();
        for (JsonNode report : listed) {
            if (report.path("orderId").asLong() == orderId) {
                reports.add(report);
            }
        }
        if (reports.isEmpty()) {
            for (JsonNode command : session.get("command/deps?masterid=" + orderId)) {
                session.get("executionReport/deps?masterid="
                                + command.path("id").asLong())
                        .forEach(reports::add);
            }
        }
        JsonNode newest = TradovateHttp.object();
        for (JsonNode report : reports) {
            newest = saysMore(report, newest) ? report : newest;
        }
        return newest;
    }

    /** Nothing that was executed is undone, and no order that has ended goes on: the rest is a matter of sequence. */
    private static boolean saysMore(JsonNode report, JsonNode than) {
        int more = filled(report).compareTo(filled(than));
        return more > 0 || (more == 0 && (hasEnded(report) || !hasEnded(than)));
    }

    private static BigDecimal filled(JsonNode report) {
        return report.path("cumQty").decimalValue();
    }

    /**
     * By the report of its execution or, where that lags behind, by the order itself. One that is said to have ended, of which no report
     * says how, is looked up again.
     */
    static OrderReport.Status status(JsonNode execution, JsonNode order) {
        boolean reported = hasEnded(execution) || !hasEnded(order);
        String status = reported && execution.has(STATUS)
                ? execution.path(STATUS).asText()
                : order.path(STATUS).asText();
        return switch (status) {
            case "Filled", "Completed" -> reported ? OrderReport.Status.FILLED : OrderReport.Status.ENDED;
            case "Canceled", "Expired" -> reported ? OrderReport.Status.CANCELLED : OrderReport.Status.ENDED;
            case "Rejected" -> OrderReport.Status.REJECTED;
            default -> OrderReport.Status.OPEN;
        };
    }
}
