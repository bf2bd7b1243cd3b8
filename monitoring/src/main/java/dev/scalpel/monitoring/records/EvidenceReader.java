package dev.scalpel.monitoring.records;

import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.evidence.Standing;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.ProcedureRegistry;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.CostBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads where the evidence of each procedure stands, beside what the account pays. */
public final class EvidenceReader {

    private static final double BASIS_POINTS = 1e4;

    private final Settings settings;
    private final ObjectStore store;
    private final MeasuredCosts costs;

    public EvidenceReader(Settings settings, ObjectStore store) {
        this.settings = settings;
        this.store = store;
        costs = new MeasuredCosts(settings, new StoredCosts(store));
    }

    /**
     * The accounts that are open, the one of the newest procedure first.
     *
     * @throws dev.scalpel.licence.DamagedEvidenceException when the ledger was changed or is incomplete
     */
    public List<Standing> read(Instant now) {
        List<RegisteredProcedure> procedures = new ArrayList<>(new ProcedureRegistry(store).procedures());
        Collections.reverse(procedures);
        if (procedures.isEmpty()) {
            return List.of();
        }
        Map<InstrumentId, Double> accountBp = accountBp(now);
        return procedures.stream()
                .flatMap(procedure -> new EvidenceLedger(store, procedure.id()).standing(accountBp).stream())
                .toList();
    }

    /** Checks every entry of every account; returns how many there are. */
    public int verify() {
        return new ProcedureRegistry(store)
                .procedures().stream()
                        .mapToInt(procedure -> new EvidenceLedger(store, procedure.id()).verify())
                        .sum();
    }

    private Map<InstrumentId, Double> accountBp(Instant now) {
        Map<InstrumentId, Double> bp = new TreeMap<>();
        CostBook book = settings.decisionCosts(costs.at(now));
        for (InstrumentId instrument : settings.instruments()) {
            bp.put(instrument, BASIS_POINTS * book.of(instrument).roundTrip() / 2);
        }
        return bp;
    }
}
