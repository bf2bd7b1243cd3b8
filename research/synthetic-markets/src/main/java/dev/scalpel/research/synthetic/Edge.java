package dev.scalpel.research.synthetic;

/**
 * A planted edge.
 *
 * @param amplitude expected return of the next minute at a signal of one, in units of the pair's typical one-minute move;
 *     see {@link EdgeSize} for amplitudes that stand for a given oracle's Sharpe ratio
 * @param inHighVolatility what becomes of it while moves are larger than typical, about half of the time
 */
public record Edge(EdgeKind kind, double amplitude, HighVolatility inHighVolatility) {

    /** The effect of high volatility on an edge. */
    public enum HighVolatility {
        UNCHANGED(1),
        ABSENT(0),
        REVERSED(-1);

        private final int sign;

        HighVolatility(int sign) {
            this.sign = sign;
        }

        int sign() {
            return sign;
        }
    }

    private static final double MAX_AMPLITUDE = 2;

    public Edge {
        if (!(amplitude >= 0 && amplitude <= MAX_AMPLITUDE)) {
            throw new IllegalArgumentException("amplitude must lie between 0 and " + MAX_AMPLITUDE + ": " + amplitude);
        }
        if (kind == EdgeKind.NONE && amplitude != 0) {
            throw new IllegalArgumentException("an edge of kind NONE has amplitude 0: " + amplitude);
        }
    }

    /** An edge that does not depend on volatility. */
    public Edge(EdgeKind kind, double amplitude) {
        this(kind, amplitude, HighVolatility.UNCHANGED);
    }

    public Edge with(HighVolatility other) {
        return new Edge(kind, amplitude, other);
    }

    public static Edge none() {
        return new Edge(EdgeKind.NONE, 0);
    }
}
