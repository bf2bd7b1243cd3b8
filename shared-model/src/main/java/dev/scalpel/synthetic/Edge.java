package dev.scalpel.synthetic;

/**
 * A planted edge.
 *
 * @param amplitude expected return of the next minute at a signal of one, in units of the pair's usual one-minute move;
 *     see {@link EdgeSize} for amplitudes that stand for a given oracle's Sharpe ratio
 */
public record Edge(EdgeKind kind, double amplitude) {

    private static final double MOST_AMPLITUDE = 2;

    public Edge {
        if (!(amplitude >= 0 && amplitude <= MOST_AMPLITUDE)) {
            throw new IllegalArgumentException("amplitude must lie between 0 and " + MOST_AMPLITUDE + ": " + amplitude);
        }
        if (kind == EdgeKind.NONE && amplitude != 0) {
            throw new IllegalArgumentException("an edge of kind NONE has amplitude 0: " + amplitude);
        }
    }

    public static Edge none() {
        return new Edge(EdgeKind.NONE, 0);
    }
}
