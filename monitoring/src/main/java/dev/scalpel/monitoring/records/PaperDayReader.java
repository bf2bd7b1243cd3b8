package dev.scalpel.monitoring.records;

import dev.scalpel.licence.EvidenceEntry;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.ProcedureRegistry;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import java.util.List;
import java.util.stream.Stream;

/** Reads what each night's candidate did on the days that the accounts of evidence have settled. */
final class PaperDayReader {

    private final ObjectStore store;

    PaperDayReader(ObjectStore store) {
        this.store = store;
    }

    /**
     * Of all procedures, those registered first before the others; of each in order of the days.
     *
     * @throws dev.scalpel.licence.DamagedEvidenceException when a ledger was changed or is incomplete
     */
    List<PaperDay> days(InstrumentId instrument) {
        return new ProcedureRegistry(store)
                .procedures().stream()
                        .flatMap(procedure -> new EvidenceLedger(store, procedure.id()).entries().stream())
                        .flatMap(entry -> days(entry, instrument))
                        .toList();
    }

    private static Stream<PaperDay> days(EvidenceEntry entry, InstrumentId instrument) {
        return entry.day().stream()
                .flatMap(day -> day.instruments().stream())
                .filter(day -> day.instrument().equals(instrument))
                .flatMap(day -> day.candidate().stream()
                        .map(id -> new PaperDay(entry.date(), id, day.net(), day.turnover(), day.trades())));
    }
}
