package dev.scalpel.training.daily;

import dev.scalpel.licence.Candidate;
import dev.scalpel.licence.Candidate.WalkForwardDay;
import dev.scalpel.licence.CandidateStore;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.store.ObjectStore;
import java.util.List;
import java.util.Optional;

/** Fixes what a procedure trades on the day after a training, licensed or not. A training without a procedure fixes nothing. */
final class CandidateRecorder {

    /** Days before it that a candidate remembers, so that an account can be opened: more than one needs. */
    static final int WALK_FORWARD_DAYS = 60;

    private final CandidateStore candidates;
    private final TrainingRequest request;
    private final SimulationSettings simulation;

    CandidateRecorder(ObjectStore store, TrainingRequest request, SimulationSettings simulation) {
        candidates = new CandidateStore(store);
        this.request = request;
        this.simulation = simulation;
    }

    /** Correlations of earlier nights, newest last. */
    List<Double> earlierCorrelations() {
        return request.procedure()
                .flatMap(id ->
                        candidates.find(id, request.instrument(), request.day().minusDays(1)))
                .map(Candidate::correlations)
                .orElse(List.of());
    }

    void none(String reason, List<WalkForwardDay> walkForward) {
        add(Optional.empty(), reason, List.of(), Statistic.undefined("no model"), walkForward);
    }

    void model(String id, CandidateChecks checks, Statistic correlation, List<WalkForwardDay> walkForward) {
        add(Optional.of(id), "", checks.flaws(), correlation, walkForward);
    }

    private void add(
            Optional<String> model,
            String reason,
            List<String> flaws,
            Statistic correlation,
            List<WalkForwardDay> walkForward) {
        request.procedure()
                .ifPresent(procedure -> candidates.add(new Candidate(
                        procedure,
                        request.instrument(),
                        request.day(),
                        model,
                        reason,
                        simulation.allocation(),
                        simulation.decisionCosts(),
                        flaws,
                        CandidateChecks.remembered(earlierCorrelations(), correlation),
                        walkForward)));
    }
}
