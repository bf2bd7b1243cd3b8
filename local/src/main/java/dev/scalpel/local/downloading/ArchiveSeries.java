package dev.scalpel.local.downloading;

import dev.scalpel.local.importing.ImportFailedException;
import dev.scalpel.local.importing.ImportFile;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import java.time.LocalDate;
import java.time.YearMonth;

/** A series of minutes that an archive has files of, by day and by month, and where it is stored. */
interface ArchiveSeries {

    /**
     * What storing a file did.
     *
     * @param stored minutes that the store did not have, or had with other numbers
     * @param replaced those of them that it had with other numbers
     */
    record Stored(long stored, long replaced, long unchanged, long refused) {}

    String path(Symbol symbol, LocalDate day);

    String path(Symbol symbol, YearMonth month);

    /** How many minutes of a day are stored. */
    int minutes(InstrumentId instrument, LocalDate day);

    /** @throws ImportFailedException when it cannot be read */
    Stored store(ImportFile file, InstrumentId instrument);
}
