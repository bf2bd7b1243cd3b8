package dev.scalpel.evidence;

import dev.scalpel.market.InstrumentId;
import java.util.List;
import java.util.Map;

/**
 * What a rise of the account's costs does to evidence: days that were counted at lower costs are counted again at the new
 * ones. A fall changes no past day, so that waiting for a cheap week proves nothing.
 */
public final class Recosting {

    /** In basis points per side. A smaller rise counts from the next day on. */
    public static final double MIN_RISE_BP = 0.25;

    private Recosting() {}

    /** Whether a day with turnover was counted at a cost that is more than {@value #MIN_RISE_BP} bp too low. */
    public static boolean isDue(List<SettledDay> days, Map<InstrumentId, Double> costsBp) {
        return days.stream()
                .flatMap(day -> day.instruments().stream())
                .anyMatch(each -> each.turnover() > 0
                        && costsBp.getOrDefault(each.instrument(), each.costBp()) > each.costBp() + MIN_RISE_BP);
    }

    /**
     * The days at these costs per side; each instrument of a day keeps its own where it is higher.
     *
     * @param costsBp of the account now; an instrument that is absent keeps its costs
     */
    public static List<SettledDay> at(List<SettledDay> days, Map<InstrumentId, Double> costsBp) {
        return days.stream().map(day -> day.raisedTo(costsBp)).toList();
    }

    /**
     * The account of these days from its opening on. One that was licensed at lower costs may have no licence.
     *
     * @param start the walk-forward days with trades that the scale begins with, at the same costs
     * @throws IllegalArgumentException when the start gives no scale
     */
    public static LicenceAccount recomputed(LicenceRules rules, List<SettledDay> start, List<SettledDay> days) {
        ReturnScale scale = EvidenceReplay.scale(start, SettledDay::result)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the account needs a start day that earned or lost something: none of " + start.size()
                                + " did"));
        return EvidenceReplay.account(rules, scale, days);
    }
}
