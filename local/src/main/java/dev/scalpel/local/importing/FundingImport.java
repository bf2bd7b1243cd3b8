package dev.scalpel.local.importing;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.bars.AppendResult;
import dev.scalpel.store.funding.FundingRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Funding rates that were read from files and are not stored yet. Where files share a funding, the later file wins. */
public final class FundingImport {

    private final Map<Long, FundingRate> byTime;
    private final long rows;

    private FundingImport(Map<Long, FundingRate> byTime, long rows) {
        this.byTime = byTime;
        this.rows = rows;
    }

    /** @throws ImportFailedException when a file cannot be read or a row is invalid */
    public static FundingImport read(List<ImportFile> files) {
        Map<Long, FundingRate> byTime = new TreeMap<>();
        long rows = 0;
        for (ImportFile file : files) {
            for (FundingRate rate : FundingFile.read(file)) {
                byTime.put(rate.time(), rate);
                rows++;
            }
        }
        return new FundingImport(byTime, rows);
    }

    /** Stores them: a rate that the store has otherwise is replaced. */
    public Summary into(FundingRepository store, InstrumentId instrument) {
        AppendResult result = store.append(instrument, new ArrayList<>(byTime.values()));
        long repeated = rows - byTime.size();
        return new Summary(rows, result.stored() + result.changed(), result.unchanged() + repeated);
    }

    /**
     * What was imported.
     *
     * @param rows read
     * @param stored that are new or replace another rate
     * @param unchanged that were stored before, or are repeated in a later file
     */
    public record Summary(long rows, long stored, long unchanged) {}
}
