package dev.scalpel.venue.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What can happen to an account at a stand-in besides failing requests. */
public interface StormAccount {

    /**
     * The next fill of a matching order is partial.
     *
     * @param clientId of the order
     * @param share of what remains, rounded down to the step; 0 for a touch without a fill
     * @param hold how long the rest of a resting order is kept from filling
     */
    void fillPartially(Predicate<String> clientId, BigDecimal share, Duration hold);

    /** The kinds of reads that can lag behind, each for itself. */
    List<String> readKinds();

    /** From now on these reads report what was so long ago. */
    void delayReads(List<String> kinds, Duration behind);

    void endReadDelays();

    /** How many reads have reported something else than what was. */
    int staleReads();

    void deposit(BigDecimal amount);
}
