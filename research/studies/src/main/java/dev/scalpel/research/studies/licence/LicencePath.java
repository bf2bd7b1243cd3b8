package dev.scalpel.research.studies.licence;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.LicenceAccount.Day;
import dev.scalpel.evidence.LicenceAccount.Step;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.ReturnScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;

/**
 * What became of one market's procedure.
 *
 * @param returns net, of each forward day
 * @param scaled the same in units of their scale
 * @param licensed number of the forward day that earned the first licence, from 1
 * @param suspended number of the forward day that ended it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LicencePath(double[] returns, double[] scaled, OptionalInt licensed, OptionalInt suspended) {

    /** Walk-forward days that an account may begin with, as the nightly candidates remember them. */
    private static final int WALK_FORWARD_DAYS = 60;

    /**
     * Follows the account of a market. In the night before the first forward day it opens, if 30 of the days before had trades;
     * otherwise in the first later night in which that is so.
     *
     * @param known what a night, by its days since the epoch, knows of the days before
     * @param firstForward day, since the epoch
     * @param forwardDays that are followed, even after a licence or a suspension
     */
    static LicencePath follow(ShadowDays shadow, LongFunction<ShadowDays> known, long firstForward, int forwardDays) {
        double[] returns = new double[forwardDays];
        double[] scaled = new double[forwardDays];
        OptionalInt licensed = OptionalInt.empty();
        OptionalInt suspended = OptionalInt.empty();
        Optional<LicenceAccount> open = Optional.empty();
        for (int number = 1; number <= forwardDays; number++) {
            long day = firstForward + number - 1;
            if (open.isEmpty()) {
                open = opened(known.apply(day - 1), day - 1);
            }
            if (open.isEmpty()) {
                continue;
            }
            DayResult result = shadow.trade(day, open.get().lossLimit()).evidence();
            Day settled = open.get().after(result);
            open = Optional.of(settled.account());
            returns[number - 1] = net(result);
            scaled[number - 1] = settled.scaled();
            if (settled.step() == Step.LICENSED && licensed.isEmpty()) {
                licensed = OptionalInt.of(number);
            } else if (settled.step() == Step.SUSPENDED && suspended.isEmpty()) {
                suspended = OptionalInt.of(number);
            }
        }
        return new LicencePath(returns, scaled, licensed, suspended);
    }

    /** Its scale begins with the newest days with trades before this night. */
    private static Optional<LicenceAccount> opened(ShadowDays known, long night) {
        List<Double> traded = new ArrayList<>();
        for (long day = night - WALK_FORWARD_DAYS; day < night; day++) {
            if (known.trade(day, Double.POSITIVE_INFINITY).evidence() instanceof DayResult.Traded result) {
                traded.add(result.netReturn());
            }
        }
        if (traded.size() < ReturnScale.START_DAYS) {
            return Optional.empty();
        }
        double[] newest = traded.subList(traded.size() - ReturnScale.START_DAYS, traded.size()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return Optional.of(LicenceAccount.opened(LicenceRules.shipped(), ReturnScale.startingFrom(newest)));
    }

    static double net(DayResult result) {
        return result instanceof DayResult.Traded traded ? traded.netReturn() : 0;
    }

    boolean licensedWithin(int days) {
        return licensed.isPresent() && licensed.getAsInt() <= days;
    }

    /** Forward days under the first licence. */
    int licensedDays() {
        return licensed.isEmpty() ? 0 : suspended.orElse(returns.length) - licensed.getAsInt();
    }

    /** Idle days among these forward days, from one to another number. */
    long idleDays(int from, int to) {
        return Arrays.stream(returns, from - 1, to).filter(value -> value == 0).count();
    }
}
