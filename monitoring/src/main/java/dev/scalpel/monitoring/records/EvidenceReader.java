package dev.scalpel.monitoring.records;

import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.evidence.Standing;
import dev.scalpel.ledger.repository.StoredShadowTrades;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.HeldOutCredit;
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
import java.util.Optional;
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
     * The accounts that are open, the one of the newest procedure first, with estimates and history.
     *
     * @throws dev.scalpel.licence.DamagedEvidenceException when a ledger was changed or is incomplete
     */
    public List<Standing> read(Instant now) {
        List<RegisteredProcedure> procedures = newestFirst();
        Map<InstrumentId, Double> accountBp = procedures.isEmpty() ? Map.of() : accountBp(now);
        return procedures.stream()
                .flatMap(procedure -> full(procedure, accountBp).stream())
                .toList();
    }

    /** The account of the newest procedure, as the ledger has it: quick, without estimates. */
    public Optional<Standing> newest(Instant now) {
        return newestFirst().stream()
                .findFirst()
                .flatMap(procedure -> new EvidenceLedger(store, procedure.id())
                        .standing(accountBp(now))
                        .map(standing -> withCredit(procedure, standing)));
    }

    /** Checks every entry of every account; returns how many there are. */
    public int verify() {
        return newestFirst().stream()
                .mapToInt(procedure -> new EvidenceLedger(store, procedure.id()).verify())
                .sum();
    }

    private List<RegisteredProcedure> newestFirst() {
        List<RegisteredProcedure> procedures = new ArrayList<>(new ProcedureRegistry(store).procedures());
        Collections.reverse(procedures);
        return procedures;
    }

    private Optional<Standing> full(RegisteredProcedure procedure, Map<InstrumentId, Double> accountBp) {
        EvidenceLedger ledger = new EvidenceLedger(store, procedure.id());
        return ledger.standing(accountBp)
                .map(standing -> withCredit(procedure, standing))
                .map(standing -> new StandingEstimates(ledger.entries()).addTo(standing))
                .map(standing -> new HistorySegments(
                                procedure, settings.instruments(), new ShadowReader(new StoredShadowTrades(store)))
                        .addTo(standing));
    }

    private Standing withCredit(RegisteredProcedure procedure, Standing standing) {
        return settings.gate().probation()
                ? standing.withCredit(new HeldOutCredit(store).of(procedure, standing.opened()))
                : standing;
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
