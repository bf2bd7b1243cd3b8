package dev.scalpel.portfolio.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.signals.box.InstantsCodec;
import dev.scalpel.trading.AccountView;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A portfolio's state as a JSON document. 2: protections, closed trades, pauses and limits. 3: payments, refused closes,
 * transfers, what was said of a signal's entry, and when a strategy was stopped. 4: the stop that a signal asked for. 5: the round in
 * which work began.
 */
public final class PortfolioStateCodec {

    private static final int SCHEMA = 5;

    public static final StateDocumentCodec<PortfolioState> STATE = new StateDocumentCodec<>(
            PortfolioState.class, SCHEMA, PortfolioStateCodec::upgrade, InstantsCodec.module());

    private PortfolioStateCodec() {}

    private static void upgrade(ObjectNode document, int schema) {
        if (schema < 2) {
            BigDecimal value = valueAtCost(document.path("books"));
            document.put("lastFill", 0).putNull("paused").putArray("trades");
            document.putObject("day")
                    .put("day", 0)
                    .put("start", value.toPlainString())
                    .put("peak", value.toPlainString());
            objects(document.path("outbox")).forEach(outcome -> outcome.putNull("detail"));
            objects(document.path("strategies")).forEach(PortfolioStateCodec::upgradeStrategy);
        }
        if (schema < 3) {
            document.putArray("transfers");
            objects(document.path("strategies")).forEach(PortfolioStateCodec::withoutPayments);
            withoutNotes(document);
        }
        if (schema < 4) {
            objects(document.path("strategies")).forEach(strategy -> strategy.putNull("signalStop"));
        }
        if (schema < 5) {
            objects(document.path("strategies")).forEach(PortfolioStateCodec::withRound);
        }
    }

    /** And without the time of a stop. */
    private static void withoutNotes(ObjectNode document) {
        objects(document.path("outbox")).forEach(outcome -> outcome.putNull("by"));
        for (ObjectNode strategy : objects(document.path("strategies"))) {
            withoutNote(strategy.path("pending"));
            upgradeTrade(strategy.path("trade"));
            if (strategy.path("streak") instanceof ObjectNode streak) {
                streak.put("lastStop", AccountView.NEVER);
            }
        }
        objects(document.path("trades")).forEach(PortfolioStateCodec::upgradeTrade);
    }

    /** Until then it was that of the newest order. */
    private static void withRound(ObjectNode strategy) {
        if (strategy.path("work") instanceof ObjectNode work) {
            work.put("round", strategy.path("lastOrder").path("minute").asLong());
        }
    }

    private static void upgradeTrade(JsonNode trade) {
        withoutNote(trade.path("signal"));
        withoutNote(trade.path("exitSignal"));
    }

    private static void withoutNote(JsonNode signal) {
        if (signal instanceof ObjectNode known) {
            known.putNull("note");
        }
    }

    /** What is no object is left to the reader of the newest form, which reports it. */
    private static List<ObjectNode> objects(JsonNode all) {
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode each : all) {
            if (each instanceof ObjectNode object) {
                objects.add(object);
            }
        }
        return objects;
    }

    /** Of a pending signal only the id was known. */
    private static void upgradeStrategy(ObjectNode strategy) {
        JsonNode pending = strategy.path("pending");
        if (pending.isTextual()) {
            JsonNode mark = strategy.path("mark");
            strategy.putObject("pending")
                    .put("id", pending.textValue())
                    .putNull("price")
                    .put("time", millis(mark.path("time")))
                    .put("receivedAt", millis(mark.path("receivedAt")));
        }
        strategy.put("size", "1").putNull("basis").putNull("trade");
        strategy.putObject("protection")
                .put("refusedStops", 0)
                .put("refusedTargets", 0)
                .put("cancelRequests", 0);
        strategy.putObject("streak").put("losses", 0).put("lastLoss", AccountView.NEVER);
    }

    private static void withoutPayments(ObjectNode strategy) {
        strategy.putObject("payments")
                .put("funding", "0")
                .put("fees", "0")
                .put("readAt", 0)
                .put("tradedFrom", 0)
                .put("tradedUntil", 0)
                .putArray("booked");
        if (strategy.path("trade") instanceof ObjectNode trade) {
            trade.put("marginPaid", "0");
        }
        strategy.putObject("refusedCloses").put("count", 0).put("since", 0).put("last", 0);
    }

    private static long millis(JsonNode time) {
        try {
            return Instant.parse(time.asText()).toEpochMilli();
        } catch (DateTimeException reportedByTheReader) {
            return 0;
        }
    }

    private static BigDecimal valueAtCost(JsonNode books) {
        BigDecimal value = amount(books.path("cash"));
        for (JsonNode held : books.path("holdings")) {
            value = value.add(amount(held.path("cost")));
        }
        return value;
    }

    private static BigDecimal amount(JsonNode text) {
        try {
            return new BigDecimal(text.asText());
        } catch (NumberFormatException reportedByTheReader) {
            return BigDecimal.ZERO;
        }
    }
}
