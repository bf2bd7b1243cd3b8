package dev.scalpel.monitoring.records;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.ShadowRepository;
import dev.scalpel.market.InstrumentId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the shadow trades of the procedure that is in use. */
public final class ShadowReader {

    private final ShadowRepository shadow;

    public ShadowReader(ShadowRepository shadow) {
        this.shadow = shadow;
    }

    /**
     * The shadow trades that were closed in a period, of the procedure with the last of them; empty if there are none.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public Optional<ShadowRecords> read(InstrumentId instrument, Instant from, Instant to) {
        return shadow.procedures(instrument).stream()
                .map(procedure -> trades(procedure, instrument, from, to))
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(ShadowRecords::lastExit));
    }

    private Optional<ShadowRecords> trades(String procedure, InstrumentId instrument, Instant from, Instant to) {
        List<TradeRow> rows = new ArrayList<>();
        for (YearMonth month = month(from); !month.isAfter(month(to)); month = month.plusMonths(1)) {
            shadow.trades(procedure, instrument, month).stream()
                    .filter(row -> row.exit().time() >= from.toEpochMilli()
                            && row.exit().time() < to.toEpochMilli())
                    .forEach(rows::add);
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new ShadowRecords(instrument, procedure, rows));
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atZone(ZoneOffset.UTC));
    }
}
