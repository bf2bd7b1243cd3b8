package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.metrics.SideFigures;
import dev.scalpel.monitoring.report.SidesJson;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Long and short separately, with funding, for the status and the page. */
public final class SidesStatus {

    private final LedgerRepository ledger;

    public SidesStatus(LedgerRepository ledger) {
        this.ledger = ledger;
    }

    /** The trades closed in this month and the one before it, oldest first. */
    public List<TradeRow> trades(InstrumentId instrument, Instant now) {
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        List<TradeRow> rows = new ArrayList<>(ledger.trades(instrument, month.minusMonths(1)));
        rows.addAll(ledger.trades(instrument, month));
        rows.removeIf(row -> !row.isOfTheModel());
        return rows;
    }

    /** {@code since} and {@code sides} of those trades; empty where they say no more than the totals. */
    public Optional<ObjectNode> of(InstrumentId instrument, Instant now) {
        return of(trades(instrument, now), now);
    }

    /** @param rows as {@link #trades} returns them */
    public static Optional<ObjectNode> of(List<TradeRow> rows, Instant now) {
        List<SideFigures> sides = SideFigures.of(rows);
        if (!SideFigures.differFromTotals(sides)) {
            return Optional.empty();
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put(
                "since",
                YearMonth.from(now.atOffset(ZoneOffset.UTC))
                        .minusMonths(1)
                        .atDay(1)
                        .toString());
        SidesJson.write(node.putArray("sides"), sides);
        return Optional.of(node);
    }
}
