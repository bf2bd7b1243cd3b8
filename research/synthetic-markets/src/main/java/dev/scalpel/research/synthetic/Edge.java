package dev.scalpel.research.synthetic;

/**
 * A planted edge.
 *
 * @param amplitude expected return of the next minute at a signal of one, in units of the pair's usual one-minute move;
 *     see {@link EdgeSize} for amplitudes that stand for a given oracle's Sharpe ratio
 * @param inHighVolatility what becomes of it while moves are larger than usual, about half of the time
 */
public record Edge(EdgeKind kind, double amplitude, WhileLively inHighVolatility) {

    /** What a lively market does to an edge. */
    public enum WhileLively {
        UNCHANGED(1),
        ABSENT(0),
        REVERSED(-1);

        private final int sign;

        WhileLively(int sign) {
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

    /** An edge that is always the same. */
    public Edge(EdgeKind kind, double amplitude) {
        this(kind, amplitude, WhileLively.UNCHANGED);
    }

    public Edge with(WhileLively other) {
        return new Edge(kind, amplitude, other);
    }

    public static Edge none() {
        return new Edge(EdgeKind.NONE, 0);
    }
}
