package dev.scalpel.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * Watches a licensed procedure for the day from which it loses. Bettors against it start anew each day, so that the
 * statistic does not have to fall back from good times first (a Shiryaev-Roberts statistic per stake).
 *
 * @param against one statistic per stake, from 0
 * @param sum of the scaled returns since the licence
 * @param peak the largest sum so far
 */
public record SuspensionWatch(List<Double> against, double sum, double peak) {

    /** The mean statistic that suspends. */
    public static final double LIMIT = 500;
    /** The fall of the sum from its peak that suspends. */
    public static final double MAX_FALL = 25;

    public SuspensionWatch {
        against = List.copyOf(against);
        if (against.size() != Wager.STAKES.size()) {
            throw new IllegalArgumentException("there must be one statistic per stake: " + against.size());
        }
    }

    public static SuspensionWatch starting() {
        return new SuspensionWatch(Wager.STAKES.stream().map(stake -> 0.0).toList(), 0, 0);
    }

    public SuspensionWatch after(double scaled) {
        double outcome = Wager.clip(scaled);
        List<Double> next = new ArrayList<>();
        for (int i = 0; i < against.size(); i++) {
            next.add((1 + against.get(i)) * (1 - Wager.STAKES.get(i) * outcome));
        }
        double total = sum + scaled;
        return new SuspensionWatch(next, total, Math.max(peak, total));
    }

    public double statistic() {
        double all = 0;
        for (double one : against) {
            all += one;
        }
        return all / against.size();
    }

    public double fall() {
        return peak - sum;
    }

    public boolean suspends() {
        return statistic() >= LIMIT || fall() >= MAX_FALL;
    }
}
