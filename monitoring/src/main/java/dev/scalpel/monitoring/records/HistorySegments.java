package dev.scalpel.monitoring.records;

import dev.scalpel.evidence.History;
import dev.scalpel.evidence.HistorySegment;
import dev.scalpel.evidence.Standing;
import dev.scalpel.evidence.Standing.Segment;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.trading.Trade;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was known of a procedure before its forward days: shadow trades of days that its authors had seen, by the manifest,
 * and of those held out. A variant's author had seen all of them. They are shown and license nothing.
 */
final class HistorySegments {

    /** More than a training reads. */
    private static final Duration SHOWN = Duration.ofDays(600);

    private final RegisteredProcedure procedure;
    private final List<InstrumentId> instruments;
    private final ShadowReader shadow;

    HistorySegments(RegisteredProcedure procedure, List<InstrumentId> instruments, ShadowReader shadow) {
        this.procedure = procedure;
        this.instruments = List.copyOf(instruments);
        this.shadow = shadow;
    }

    Standing addTo(Standing standing) {
        Instant end = standing.opened().atStartOfDay(ZoneOffset.UTC).toInstant();
        History history = procedure.history(standing.opened());
        Map<HistorySegment, List<Trade>> trades = new EnumMap<>(HistorySegment.class);
        for (InstrumentId instrument : instruments) {
            shadow.read(instrument, end.minus(SHOWN), end)
                    .ifPresent(records -> TradeRows.toTrades(records.trades())
                            .forEach(trade -> trades.computeIfAbsent(
                                            history.of(instrument, day(trade).toEpochDay()), key -> new ArrayList<>())
                                    .add(trade)));
        }
        List<Segment> segments = new ArrayList<>();
        trades.forEach((kind, some) -> segments.add(segment(kind, some)));
        segments.addAll(standing.history());
        return standing.with(standing.estimates(), segments);
    }

    private static Segment segment(HistorySegment kind, List<Trade> trades) {
        BreakEven found =
                BreakEven.headline(trades.stream().map(GrossReturn::ofFree).toList());
        List<LocalDate> days =
                trades.stream().map(HistorySegments::day).sorted().toList();
        return new Segment(
                kind,
                days.get(0),
                days.get(days.size() - 1).plusDays(1),
                found.days(),
                found.bp().value(),
                found.standardErrorBp().value());
    }

    private static LocalDate day(Trade trade) {
        return Instant.ofEpochMilli(trade.position().entryTime())
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }
}
