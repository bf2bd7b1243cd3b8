package dev.scalpel.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A procedure's account of evidence: what its forward days have proven so far, and whether it may trade. Each day makes
 * a new account from the one before; nothing changes an old one.
 *
 * @param rules of the present attempt
 * @param recent scaled returns of the newest days, at most {@link LicenceRules#recentDays()}, in order
 * @param watch present while licensed
 */
public record LicenceAccount(
        LicenceRules rules, ReturnScale scale, Wager wager, List<Double> recent, Optional<SuspensionWatch> watch) {

    public LicenceAccount {
        recent = List.copyOf(recent);
    }

    /** A day's loss, in units of its scale, after which nothing is entered until the day is over. */
    public static final double LOSS_LIMIT_UNITS = 3;

    public static LicenceAccount opened(LicenceRules rules, ReturnScale scale) {
        return new LicenceAccount(rules, scale, Wager.starting(), List.of(), Optional.empty());
    }

    /** What a day changed. */
    public enum Step {
        NONE,
        LICENSED,
        SUSPENDED
    }

    /** @param scaled the day's return in units of its scale */
    public record Day(double unit, double scaled, LicenceAccount account, Step step) {}

    public boolean licensed() {
        return watch.isPresent();
    }

    /** Of the day that begins, as a share of the account. */
    public double lossLimit() {
        return LOSS_LIMIT_UNITS * scale.unit();
    }

    /** The sum of the newest scaled returns, which a licence needs above 0. */
    public double recentSum() {
        return sum(recent);
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Settles the next day. */
    public Day after(DayResult result) {
        double unit = scale.unit();
        double scaled = result.scaled(unit);
        ReturnScale nextScale = scale.after(result);
        if (watch.isPresent()) {
            return watched(watch.get().after(scaled), nextScale, unit, scaled);
        }
        List<Double> newest = withNewest(scaled);
        Wager next = wager.after(scaled);
        boolean earned = next.evidence() >= rules.threshold() && next.days() >= rules.minDays() && sum(newest) > 0;
        LicenceAccount account = new LicenceAccount(
                rules, nextScale, next, newest, earned ? Optional.of(SuspensionWatch.starting()) : Optional.empty());
        return new Day(unit, scaled, account, earned ? Step.LICENSED : Step.NONE);
    }

    private Day watched(SuspensionWatch next, ReturnScale nextScale, double unit, double scaled) {
        if (next.suspends()) {
            // Evidence begins anew the next day: what was proven before no longer counts.
            return new Day(unit, scaled, opened(LicenceRules.again(), nextScale), Step.SUSPENDED);
        }
        return new Day(
                unit,
                scaled,
                new LicenceAccount(rules, nextScale, wager, withNewest(scaled), Optional.of(next)),
                Step.NONE);
    }

    private List<Double> withNewest(double scaled) {
        List<Double> newest = new ArrayList<>(recent);
        newest.add(scaled);
        return newest.subList(Math.max(0, newest.size() - rules.recentDays()), newest.size());
    }
}
