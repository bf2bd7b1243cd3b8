package dev.scalpel.venue.trading;

/**
 * What a venue can do beyond taking and cancelling orders.
 *
 * @param clientIds an order carries our id and can be looked up by it. Without it a lost answer could never be
 *     resolved: no orders are sent there
 * @param requestExpiry the venue refuses a request that arrives after its window. Without it a late send could not be
 *     told from a lost one: no orders are sent there
 * @param orderLists a stop and a target can stand against each other (OCO). Without it only the stop rests at the venue
 *     and the target is watched each minute
 * @param entryWithProtection an entry can carry its protection (OTOCO). Without it the protection is sent once the fill
 *     is seen
 * @param postOnly an order can be refused instead of trading at once. Without it there are no maker entries
 */
public record VenueCapabilities(
        boolean clientIds, boolean requestExpiry, boolean orderLists, boolean entryWithProtection, boolean postOnly) {

    /** Whether an order can be sent there at most once. */
    public boolean safeToSend() {
        return clientIds && requestExpiry;
    }
}
