package dev.scalpel.research.synthetic;

import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that determines a synthetic market: the same specification gives the same bits on every machine, and a
 * longer one begins with the bars of the shorter one.
 *
 * @param pairs the first one is the reference pair: it leads when the edge is {@link EdgeKind#LEADLAG}
 * @param firstMinute open time of the first bar, epoch milliseconds on a minute
 * @param minutes how many minutes the market lasts
 * @param edge the edge from the start
 * @param shift the edge from a later day, or the same edge throughout
 * @param missingShare share of absent minutes, in short runs; the present bars do not depend on it
 */
public record MarketSpec(
        List<PairProfile> pairs,
        long firstMinute,
        int minutes,
        long seed,
        Edge edge,
        Shift shift,
        double missingShare) {

    private static final double MAX_MISSING_SHARE = 0.5;

    /**
     * A change of the edge during the market.
     *
     * @param fromMinute index of the first minute whose price follows the new edge
     */
    public record Shift(int fromMinute, Edge edge) {

        public Shift {
            if (fromMinute < 0) {
                throw new IllegalArgumentException("fromMinute must be >= 0: " + fromMinute);
            }
        }
    }

    public MarketSpec {
        pairs = List.copyOf(pairs);
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("a market needs at least one pair");
        }
        Set<Symbol> seen = new HashSet<>();
        for (PairProfile pair : pairs) {
            if (!seen.add(pair.symbol())) {
                throw new IllegalArgumentException("duplicate pair: " + pair.symbol());
            }
        }
        if (!Minutes.isMinute(firstMinute)) {
            throw new IllegalArgumentException("firstMinute must be on a minute: " + firstMinute);
        }
        if (minutes < 1) {
            throw new IllegalArgumentException("minutes must be >= 1: " + minutes);
        }
        if (!(missingShare >= 0 && missingShare <= MAX_MISSING_SHARE)) {
            throw new IllegalArgumentException(
                    "missingShare must lie between 0 and " + MAX_MISSING_SHARE + ": " + missingShare);
        }
    }

    /** A market without edge and without missing minutes, of pairs with default profiles. */
    public static MarketSpec of(List<Symbol> symbols, long firstMinute, int days, long seed) {
        List<PairProfile> pairs = symbols.stream().map(PairProfile::of).toList();
        int minutes = Math.toIntExact(Math.multiplyExact((long) days, Minutes.PER_DAY));
        return new MarketSpec(pairs, firstMinute, minutes, seed, Edge.none(), new Shift(0, Edge.none()), 0);
    }

    public MarketSpec withEdge(Edge newEdge) {
        return new MarketSpec(pairs, firstMinute, minutes, seed, newEdge, new Shift(0, newEdge), missingShare);
    }

    /** The edge changes at the start of this day, the first being day 0. */
    public MarketSpec withShift(int day, Edge after) {
        int fromMinute = Math.toIntExact(Math.multiplyExact((long) day, Minutes.PER_DAY));
        return new MarketSpec(pairs, firstMinute, minutes, seed, edge, new Shift(fromMinute, after), missingShare);
    }

    public MarketSpec withMissingShare(double share) {
        return new MarketSpec(pairs, firstMinute, minutes, seed, edge, shift, share);
    }

    public MarketSpec withMinutes(int newMinutes) {
        return new MarketSpec(pairs, firstMinute, newMinutes, seed, edge, shift, missingShare);
    }

    public MarketSpec withSeed(long newSeed) {
        return new MarketSpec(pairs, firstMinute, minutes, newSeed, edge, shift, missingShare);
    }

    Edge edgeAt(int minute) {
        return minute < shift.fromMinute() ? edge : shift.edge();
    }
}
