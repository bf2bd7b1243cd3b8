package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.market.InstrumentId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The model's decisions on an instrument, the newest first. */
public final class DecisionList {

    /** Days without a decision that are looked through. */
    private static final int MAX_DAYS = 366;

    private final DeskData data;

    public DecisionList(DeskData data) {
        this.data = data;
    }

    /** Those on bars from {@code from} until before {@code to}; days are read backwards until there are enough. */
    public ObjectNode of(InstrumentId instrument, Instant from, Instant to, int limit) {
        TreeMap<Long, DecisionRow> byBar = new TreeMap<>();
        LocalDate last = day(to);
        for (int back = 0; back < MAX_DAYS && byBar.size() < limit; back++) {
            LocalDate day = last.minusDays(back);
            if (day.isBefore(day(from))) {
                break;
            }
            add(byBar, data.repositories().ledger().decisions(instrument, day), from, to);
            if (back == 0) {
                // What is not merged yet waits in the state.
                data.states()
                        .read(instrument)
                        .ifPresent(state -> add(byBar, state.outbox().decisions(), from, to));
            }
        }
        ObjectNode answer = DeskJson.object();
        answer.put("symbol", instrument.symbol().toString());
        ArrayNode decisions = answer.putArray("decisions");
        byBar.descendingMap().values().stream().limit(limit).forEach(row -> decisions.add(Reasons.json(row)));
        return answer;
    }

    private static void add(Map<Long, DecisionRow> byBar, List<DecisionRow> rows, Instant from, Instant to) {
        rows.stream()
                .filter(row -> row.bar() >= from.toEpochMilli() && row.bar() < to.toEpochMilli())
                .forEach(row ->
                        byBar.merge(row.bar(), row, (one, other) -> other.revision() >= one.revision() ? other : one));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
