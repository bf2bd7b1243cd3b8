package dev.scalpel.promotion;

import java.util.Optional;

/**
 * The terms on which a champion trades.
 *
 * @param procedure id of the one whose licence it trades by; empty for a champion without a licence
 * @param entriesOff why it may open nothing, in one sentence without a full stop; its exits run. Empty if it may
 * @param share of the allocation that it may use, above 0, to 1
 * @param weight largest share of the account of its positions where the procedure's decision on instruments leaves it less than
 *     its allocation; empty for the allocation
 * @param maxDailyLoss share of the account after whose loss nothing is entered until the day is over, beside the limit of the
 *     settings; empty for a champion without a licence
 */
public record ChampionTerms(
        Optional<String> procedure,
        Optional<String> entriesOff,
        double share,
        Optional<Double> weight,
        Optional<Double> maxDailyLoss) {

    /** Of a champion without a licence: the settings alone limit it. */
    public static final ChampionTerms NONE =
            new ChampionTerms(Optional.empty(), Optional.empty(), 1, Optional.empty(), Optional.empty());

    public ChampionTerms {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must lie in (0, 1]: " + share);
        }
        weight.ifPresent(largest -> {
            if (!(largest > 0 && largest <= 1)) {
                throw new IllegalArgumentException("weight must lie in (0, 1]: " + largest);
            }
        });
        maxDailyLoss.ifPresent(loss -> {
            if (!(loss > 0 && loss <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("maxDailyLoss must be finite and > 0: " + loss);
            }
        });
    }

    /** By the licence of a procedure. */
    public static ChampionTerms licensed(String procedure, double maxDailyLoss) {
        return new ChampionTerms(
                Optional.of(procedure), Optional.empty(), 1, Optional.empty(), Optional.of(maxDailyLoss));
    }

    /** The most that its positions may have of what the settings allocate, both shares of the account. */
    public double limit(double allocation) {
        return Math.min(allocation, weight.orElse(allocation));
    }

    /** The same with a part of the allocation. */
    public ChampionTerms withShare(double part) {
        return new ChampionTerms(procedure, entriesOff, part, weight, maxDailyLoss);
    }

    /** The same with positions of at most this share of the account. */
    public ChampionTerms withWeight(double largest) {
        return new ChampionTerms(procedure, entriesOff, share, Optional.of(largest), maxDailyLoss);
    }

    /** The same without entries. */
    public ChampionTerms withoutEntries(String reason) {
        return new ChampionTerms(procedure, Optional.of(reason), share, weight, maxDailyLoss);
    }
}
