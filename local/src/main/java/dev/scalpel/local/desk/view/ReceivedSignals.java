package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.reading.AccountSource.Traded;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.settings.portfolio.Portfolio;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Signals that portfolios have received, with what became of them. */
public final class ReceivedSignals {

    /** A day has a file of its own. */
    private static final int MAX_DAYS = 31;

    private final DeskData data;

    private record Received(String portfolio, SignalLogRow row) {}

    public ReceivedSignals(DeskData data) {
        this.data = data;
    }

    /** The last ones of these portfolios, the newest first, of the 31 days before {@code to}. */
    public ObjectNode of(Collection<String> portfolios, Instant to, int limit) {
        List<Received> all = new ArrayList<>();
        portfolios.forEach(portfolio -> all.addAll(read(portfolio, Long.MIN_VALUE, to.toEpochMilli())));
        all.sort(Comparator.comparingLong((Received each) -> each.row().endedAt())
                .thenComparing(each -> each.row().id())
                .reversed());
        ObjectNode answer = DeskJson.object();
        ArrayNode signals = answer.putArray("signals");
        all.stream().limit(limit).forEach(each -> signals.add(json(each)));
        return answer;
    }

    /** Those of an instrument by the time that they name. */
    ArrayNode ofChart(InstrumentId instrument, long from, long to) {
        ArrayNode signals = DeskJson.array();
        for (Portfolio portfolio : data.accounts().portfolios()) {
            Set<String> strategies = data.accounts().of(portfolio).stream()
                    .filter(traded -> traded.instrument().equals(instrument))
                    .map(Traded::strategy)
                    .collect(Collectors.toSet());
            if (!strategies.isEmpty()) {
                read(portfolio.name(), from, to).stream()
                        .filter(each -> strategies.contains(each.row().strategy()))
                        .filter(each -> each.row().time() >= from && each.row().time() < to)
                        .forEach(each -> signals.add(json(each)));
            }
        }
        return signals;
    }

    private List<Received> read(String portfolio, long from, long to) {
        LocalDate last = day(to - 1);
        LocalDate oldest = last.minusDays(MAX_DAYS - 1L);
        LocalDate first = from == Long.MIN_VALUE || day(from).isBefore(oldest) ? oldest : day(from);
        List<Received> rows = new ArrayList<>();
        for (LocalDate day : data.log().signalDays(portfolio)) {
            // A signal may have its outcome on the day after.
            if (!day.isBefore(first) && !day.isAfter(last.plusDays(1))) {
                data.log().signals(portfolio, day).forEach(row -> rows.add(new Received(portfolio, row)));
            }
        }
        return rows;
    }

    private static ObjectNode json(Received received) {
        SignalLogRow row = received.row();
        ObjectNode line = DeskJson.object();
        line.put("id", row.id());
        line.put("portfolio", received.portfolio());
        line.put("strategy", row.strategy());
        line.put("target", row.target().toString());
        line.put("at", row.time());
        line.put("receivedAt", row.receivedAt());
        DeskJson.put(line, "price", row.price());
        line.put("state", row.outcome().toString());
        line.put("reason", row.reason());
        line.put("endedAt", row.endedAt());
        return line;
    }

    private static LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
