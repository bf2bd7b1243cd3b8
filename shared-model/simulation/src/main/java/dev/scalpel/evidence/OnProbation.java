package dev.scalpel.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where a procedure stands on the way to trading a part of the allocation without a licence, or on it.
 *
 * @param since the first of the newest days after each of which it was earned; empty if it is not
 */
public record OnProbation(Probation probation, Optional<LocalDate> since) {

    static OnProbation of(double credit, double evidence, List<Standing.Day> curve) {
        Probation now = new Probation(credit, evidence);
        Optional<LocalDate> since = Optional.empty();
        for (int day = curve.size() - 1; now.isEarned() && day >= 0; day--) {
            if (!new Probation(credit, curve.get(day).evidence()).isEarned()) {
                return new OnProbation(now, since);
            }
            since = Optional.of(curve.get(day).date());
        }
        return new OnProbation(now, since);
    }
}
