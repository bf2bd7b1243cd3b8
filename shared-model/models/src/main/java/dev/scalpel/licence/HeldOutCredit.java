package dev.scalpel.licence;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.History;
import dev.scalpel.evidence.HistorySegment;
import dev.scalpel.evidence.Probation;
import dev.scalpel.evidence.ProvenBreakEven;
import dev.scalpel.evidence.ReturnScale;
import dev.scalpel.evidence.SettledDay;
import dev.scalpel.licence.Candidate.WalkForwardDay;
import dev.scalpel.store.ObjectStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What held-out history adds to the evidence of a procedure: the walk-forward days of the night on which its account was
 * opened that its authors had not seen. It counts for probation alone. The author of a variant has seen everything.
 */
public final class HeldOutCredit {

    private final CandidateStore candidates;
    private final ProcedureRegistry registry;

    public HeldOutCredit(ObjectStore store) {
        candidates = new CandidateStore(store);
        registry = new ProcedureRegistry(store);
    }

    /**
     * Shared by all procedures that are registered, because each was tried on these days.
     *
     * @param opened the night on which the account was opened
     * @return 1 where no held-out days are left after those that the scale starts from
     */
    public double of(RegisteredProcedure procedure, LocalDate opened) {
        List<SettledDay> days = days(procedure.history(opened), candidates.of(procedure.id(), opened));
        int start = start(days);
        if (start == days.size()) {
            return Probation.credit(1, 1);
        }
        double steady = ProvenBreakEven.steady(
                days.subList(0, start).stream().filter(HeldOutCredit::traded).toList(),
                days.subList(start, days.size()),
                0);
        return Probation.credit(steady, Math.max(1, registry.procedures().size()));
    }

    /** All instruments together, at the costs that they were computed with. */
    private static List<SettledDay> days(History history, Collection<Candidate> opening) {
        Map<LocalDate, List<WalkForwardDay>> byDate = new TreeMap<>();
        for (Candidate candidate : opening) {
            for (WalkForwardDay day : candidate.walkForward()) {
                if (history.of(candidate.instrument(), day.date().toEpochDay()) == HistorySegment.HELD_OUT) {
                    byDate.computeIfAbsent(day.date(), key -> new ArrayList<>()).add(day);
                }
            }
        }
        return byDate.entrySet().stream()
                .map(day -> new SettledDay(day.getKey().toEpochDay(), result(day.getValue()), List.of()))
                .toList();
    }

    private static DayResult result(List<WalkForwardDay> instruments) {
        return instruments.stream().anyMatch(WalkForwardDay::traded)
                ? new DayResult.Traded(Math.max(
                        -1,
                        instruments.stream().mapToDouble(WalkForwardDay::net).sum()))
                : new DayResult.Idle();
    }

    private static boolean traded(SettledDay day) {
        return day.result() instanceof DayResult.Traded;
    }

    /** How many of the first days the scale starts from; all where they have too few with trades. */
    private static int start(List<SettledDay> days) {
        int traded = 0;
        for (int day = 0; day < days.size(); day++) {
            traded += traded(days.get(day)) ? 1 : 0;
            if (traded == ReturnScale.START_DAYS) {
                return day + 1;
            }
        }
        return days.size();
    }
}
