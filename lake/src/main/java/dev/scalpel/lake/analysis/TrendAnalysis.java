package dev.scalpel.lake.analysis;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.filter.Trend;
import dev.scalpel.store.bars.BarRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The trend of every instrument in four lengths of bars, by the very rule that strategies follow. */
public final class TrendAnalysis {

    public static final String NAME = "trend";

    /** 10 minutes, an hour, four hours, a day. */
    public static final List<Integer> LENGTHS = List.of(10, 60, 240, 1_440);

    private TrendAnalysis() {}

    /** The rows at the end of a day, UTC. */
    public static List<TrendRow> run(BarRepository bars, Collection<InstrumentId> instruments, LocalDate day) {
        long end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        List<TrendRow> rows = new ArrayList<>();
        for (InstrumentId instrument : instruments) {
            for (int minutes : LENGTHS) {
                long from = Minutes.plus(end, -Trend.lookBack(minutes));
                Optional<Trend.Reading> reading = Trend.of(bars.readRecent(instrument, from, end, end), minutes, end);
                rows.add(new TrendRow(
                        instrument.venue(),
                        instrument.symbol().key(),
                        minutes,
                        reading.map(known -> known.colour().word()),
                        reading.flatMap(Trend.Reading::since).map(Instant::ofEpochMilli)));
            }
        }
        return rows;
    }
}
