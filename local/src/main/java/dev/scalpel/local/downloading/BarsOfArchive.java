package dev.scalpel.local.downloading;

import dev.scalpel.local.importing.BarImport;
import dev.scalpel.local.importing.ImportFile;
import dev.scalpel.local.importing.ImportLimits;
import dev.scalpel.local.importing.ImportSummary;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.venue.market.MarketArchive;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/**
 * Bars.
 *
 * @param notes receives each rejected row
 */
record BarsOfArchive(MarketArchive archive, BarRepository bars, Consumer<String> notes) implements ArchiveSeries {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    @Override
    public String path(Symbol symbol, LocalDate day) {
        return archive.bars(symbol, day);
    }

    @Override
    public String path(Symbol symbol, YearMonth month) {
        return archive.bars(symbol, month);
    }

    @Override
    public int minutes(InstrumentId instrument, LocalDate day) {
        long start = day.toEpochDay() * DAY_MILLIS;
        return bars.read(instrument, start, start + DAY_MILLIS).size();
    }

    @Override
    public Stored store(ImportFile file, InstrumentId instrument) {
        ImportSummary summary =
                new BarImport(bars, ImportLimits.DEFAULT, (what, read, total) -> {}).run(List.of(file), instrument);
        summary.refusals().forEach(refusal -> notes.accept("rejected: " + refusal));
        return new Stored(summary.stored(), summary.replaced(), summary.unchanged(), summary.refused());
    }
}
