package dev.scalpel.research.synthetic;

/**
 * The decaying signals of a pair's past that an edge can use. Each is an exponentially weighted mean of a quantity of
 * closed bars, scaled to about one standard deviation, so that the next minutes' drift follows in closed form.
 */
final class EdgeSignals {

    static final double FLOW_KEEP = 0.93;
    /** Takers repeat part of their flow, so the flow decays more slowly than its weights. */
    static final double FLOW_KEEP_EXPECTED = FLOW_KEEP + (1 - FLOW_KEEP) * TakerFlow.PERSISTENCE;

    static final double MOVE_KEEP = 0.93;
    static final double DEAD_ZONE = 1.25;
    static final double REVERSION_SCALE = 2;
    /** Standard deviation of {@link #state} of moves: slightly above one because of fat tails. */
    static final double STATE_DEVIATION = 1.1;

    private static final double TYPICAL_MOVE_KEEP = 1 - 1.0 / 30;
    /** Standard deviation over mean absolute value of a normal variable. */
    private static final double DEVIATION_PER_MEAN_ABSOLUTE = 1.2533141373155003;

    private static final double MAX_MOVE = 4;
    private static final double MOVE_SCALE = 1 / Math.sqrt((1 - MOVE_KEEP) / (1 + MOVE_KEEP));
    private static final double FLOW_SCALE =
            1 / (TakerFlow.TYPICAL_IMBALANCE * Math.sqrt((1 - FLOW_KEEP) / (1 + FLOW_KEEP)));
    private static final double MAX_SIGNAL = 3;
    private static final double REGIME_STEEPNESS = 4;
    /** The typical move is below the volatility because of fat tails; this is its median over the volatility. */
    private static final double MEDIAN_MOVE_SHARE = 0.6;

    private final double volatility;
    private double flow;
    private double move;
    private double meanAbsoluteMove;

    EdgeSignals(double volatility) {
        this.volatility = volatility;
        this.meanAbsoluteMove = MEDIAN_MOVE_SHARE * volatility / DEVIATION_PER_MEAN_ABSOLUTE;
    }

    /**
     * Updates the signals after one more closed bar.
     *
     * @param innovation its log return minus the planted drift
     * @param imbalance taker buys minus taker sells over volume, in [−1, 1]
     */
    void close(double innovation, double imbalance) {
        double standardised = innovation / typicalMove();
        double clipped = Math.max(-MAX_MOVE, Math.min(MAX_MOVE, standardised));
        move = MOVE_KEEP * move + (1 - MOVE_KEEP) * clipped;
        flow = FLOW_KEEP * flow + (1 - FLOW_KEEP) * imbalance;
        meanAbsoluteMove = TYPICAL_MOVE_KEEP * meanAbsoluteMove + (1 - TYPICAL_MOVE_KEEP) * Math.abs(innovation);
    }

    /** The typical size of a one-minute log return over about the last hour. */
    double typicalMove() {
        return meanAbsoluteMove * DEVIATION_PER_MEAN_ABSOLUTE;
    }

    /** Mean imbalance of the recent past, in [−1, 1]. */
    double flow() {
        return flow;
    }

    /** The edge's signal after the last closed bar; zero where it has none for this pair or at this time. */
    double of(Edge edge, EdgeSignals reference) {
        double state = state(edge, reference);
        return switch (edge.kind()) {
            case NONE, FLOW, LEADLAG -> state;
            case REVERSION -> -REVERSION_SCALE * Math.copySign(Math.max(0, Math.abs(state) - DEAD_ZONE), state);
            case REGIME -> state * regime();
        };
    }

    /** The state behind the edge's signal: reversed or zero where the edge is so in high volatility. */
    double state(Edge edge, EdgeSignals reference) {
        double state = state(edge.kind(), reference);
        boolean unchanged = edge.inHighVolatility() == Edge.HighVolatility.UNCHANGED || regime() <= 0;
        return unchanged ? state : state * edge.inHighVolatility().sign();
    }

    /** The decaying state behind the signal: zero mean, standard deviation about one. */
    double state(EdgeKind kind, EdgeSignals reference) {
        return switch (kind) {
            case NONE -> 0;
            case FLOW -> limit(flow * FLOW_SCALE);
            case REVERSION, REGIME -> limit(move * MOVE_SCALE);
            case LEADLAG -> reference == this ? 0 : limit(reference.move * MOVE_SCALE);
        };
    }

    /** From −1 (low volatility) to 1 (high volatility). */
    double regime() {
        double ratio = typicalMove() / (MEDIAN_MOVE_SHARE * volatility);
        return StrictMath.tanh(REGIME_STEEPNESS * StrictMath.log(ratio));
    }

    private static double limit(double signal) {
        return Math.max(-MAX_SIGNAL, Math.min(MAX_SIGNAL, signal));
    }
}
