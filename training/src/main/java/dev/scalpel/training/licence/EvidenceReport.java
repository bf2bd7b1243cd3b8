package dev.scalpel.training.licence;

import dev.scalpel.licence.RegisteredProcedure;
import java.time.LocalDate;
import java.util.List;

/**
 * What a night did to the evidence.
 *
 * @param procedure name and version
 * @param id of its manifest
 * @param settled the days that were settled, in order
 * @param evidence after them; 1 is none
 * @param threshold that a licence needs
 * @param forwardDays of the present attempt
 * @param licensed whether it may trade
 * @param words for a reader
 */
public record EvidenceReport(
        String procedure,
        String id,
        List<LocalDate> settled,
        double evidence,
        double threshold,
        int forwardDays,
        boolean licensed,
        String words) {

    public EvidenceReport {
        settled = List.copyOf(settled);
    }

    /** Of a night that settled nothing, before the account is opened. */
    static EvidenceReport notOpen(RegisteredProcedure procedure, String words) {
        return new EvidenceReport(
                procedure.name() + " " + procedure.version(),
                procedure.id(),
                List.of(),
                1,
                procedure.rules().threshold(),
                0,
                false,
                words);
    }
}
