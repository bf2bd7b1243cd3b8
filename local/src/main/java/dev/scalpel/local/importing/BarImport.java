package dev.scalpel.local.importing;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarCsvException;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.LenientReadResult;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.RejectedRow;
import dev.scalpel.store.IoErrors;
import dev.scalpel.store.bars.AppendResult;
import dev.scalpel.store.bars.BarRepository;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * Imports bar files into the archive. All files are read before anything is stored, so an invalid file changes nothing.
 * Where files share a minute, the later file wins; where the store has other numbers for a minute, the import wins: it is
 * a deliberate correction.
 */
public final class BarImport {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private final BarRepository archive;
    private final ImportLimits limits;
    private final ImportProgress progress;

    public BarImport(BarRepository archive, ImportLimits limits, ImportProgress progress) {
        this.archive = archive;
        this.limits = limits;
        this.progress = progress;
    }

    /** @throws ImportFailedException when a file cannot be read, or no file contains a bar; nothing was stored then */
    public ImportSummary run(List<ImportFile> files, InstrumentId instrument) {
        BarSeries bars = BarSeries.empty();
        List<RejectedRow> refusals = new ArrayList<>();
        long rows = 0;
        long kept = 0;
        long refused = 0;
        for (ImportFile file : files) {
            for (LenientReadResult result : salvage(file)) {
                bars = bars.merge(result.bars());
                rows += result.rows();
                kept += result.bars().size();
                refused += result.rejectedCount();
                refusals.addAll(result.rejectedRows());
            }
        }
        if (bars.isEmpty()) {
            List<String> names = files.stream().map(ImportFile::name).toList();
            throw new ImportFailedException("no valid bar in " + rows + " rows of " + names + first(refusals));
        }
        AppendResult count = store(instrument, bars);
        long repeatedInALaterFile = kept - bars.size();
        return new ImportSummary(
                rows,
                count.stored() + count.changed(),
                count.changed(),
                count.unchanged() + repeatedInALaterFile,
                refused,
                bars.gaps(),
                bars.firstOpenTime(),
                bars.lastOpenTime(),
                refusals);
    }

    private List<LenientReadResult> salvage(ImportFile file) {
        try {
            long size = file.size();
            return new PackedFile(file, limits)
                    .read(read -> progress.at(file.name(), read, size), BarCsv::readLeniently);
        } catch (NoSuchFileException absent) {
            throw new ImportFailedException("file not found: " + file.name(), absent);
        } catch (BarCsvException noBarFile) {
            throw new ImportFailedException(noBarFile.rejectedRow().toString(), noBarFile);
        } catch (IOException unreadable) {
            throw new ImportFailedException(
                    "cannot import " + file.name() + ": " + IoErrors.describe(unreadable), unreadable);
        }
    }

    private AppendResult store(InstrumentId instrument, BarSeries bars) {
        AppendResult count = AppendResult.NOTHING;
        int row = 0;
        while (row < bars.size()) {
            long nextDay = (Math.floorDiv(bars.openTime(row), DAY_MILLIS) + 1) * DAY_MILLIS;
            int end = bars.firstRowFrom(nextDay);
            count = count.plus(archive.append(instrument, bars.slice(row, end)));
            row = end;
            progress.at("storing", row, bars.size());
        }
        return count;
    }

    private static String first(List<RejectedRow> refusals) {
        return refusals.isEmpty() ? "" : "; first rejected row: " + refusals.get(0);
    }
}
