package dev.scalpel.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Scales and accounts computed again from their days, each day counted in one way: for example at another cost. */
final class EvidenceReplay {

    private EvidenceReplay() {}

    /** The first scale; empty where none of the first days earned or lost anything. */
    static Optional<ReturnScale> scale(List<SettledDay> start, Function<SettledDay, DayResult> counted) {
        double[] returns = start.stream()
                .map(counted)
                .mapToDouble(EvidenceReplay::netReturn)
                .toArray();
        boolean flat = returns.length > 0 && Arrays.stream(returns).allMatch(value -> value == 0);
        return flat ? Optional.empty() : Optional.of(ReturnScale.startingFrom(returns));
    }

    static LicenceAccount account(LicenceRules rules, ReturnScale first, List<SettledDay> days) {
        LicenceAccount account = LicenceAccount.opened(rules, first);
        for (SettledDay day : days) {
            account = account.after(day.result()).account();
        }
        return account;
    }

    private static double netReturn(DayResult result) {
        if (result instanceof DayResult.Traded traded) {
            return traded.netReturn();
        }
        throw new IllegalArgumentException("a scale starts from days with trades, not from " + result);
    }
}
