package dev.scalpel.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scalpel.training.daily.TrainingReport;
import dev.scalpel.training.licence.EvidenceReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer of an invocation.
 *
 * @param symbols one report per symbol, in training order
 * @param evidence what the night did to the evidence; empty for a training outside the schedule, and where it failed
 * @param formerEvidence the same of the former procedure, which goes on until the present one is licensed; empty without one
 * @param evidenceFailure why nothing was settled
 */
public record TrainingAnswer(
        List<TrainingReport> symbols,
        Optional<EvidenceReport> evidence,
        Optional<EvidenceReport> formerEvidence,
        Optional<String> evidenceFailure) {

    public TrainingAnswer {
        symbols = List.copyOf(symbols);
    }

    /** Failures of single symbols, which do not stop the others, and of the settlement. */
    @JsonProperty
    public List<String> failures() {
        List<String> failures = new ArrayList<>();
        symbols.forEach(report -> report.failure().ifPresent(why -> failures.add(report.symbol() + ": " + why)));
        evidenceFailure.ifPresent(failures::add);
        return failures;
    }
}
