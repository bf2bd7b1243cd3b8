package dev.scalpel.execution.state;

import java.util.Optional;

/**
 * What execution remembers of an instrument that is traded on margin; of another one it stays {@link #NONE}.
 *
 * @param setup whether the account trades the instrument in the way that the settings say
 * @param funding what its positions have paid or received
 */
public record MarginState(Setup setup, FundingState funding) {

    public static final MarginState NONE =
            new MarginState(new Setup(Optional.empty(), Optional.empty(), 0), FundingState.NONE);

    /**
     * The account's mode for the instrument: netted positions, isolated margin, this leverage.
     *
     * @param leverage that has been set and read back; empty before that, and once another one was read
     * @param obstacle why it could not be set, for the operator
     * @param checkedAt time of the last attempt, epoch milliseconds of our clock; 0 before the first
     */
    public record Setup(Optional<Integer> leverage, Optional<String> obstacle, long checkedAt) {

        /** Whether this leverage has been set and read back. */
        public boolean isReadyFor(int wanted) {
            return leverage.filter(known -> known == wanted).isPresent();
        }
    }

    public MarginState withSetup(Setup now) {
        return new MarginState(now, funding);
    }

    public MarginState withFunding(FundingState now) {
        return new MarginState(setup, now);
    }
}
