package dev.scalpel.research.synthetic;

import dev.scalpel.trading.Costs;
import java.util.List;

/**
 * Sizes of planted edges by name. The amplitudes were found by {@code EdgeCalibration.STANDARD} and are checked
 * by a test against it; they hold for {@link TwoPairMarket} and the default grid on both sides.
 */
public enum EdgeSize {
    /** The oracle's daily Sharpe ratio is 1.5 at 2 basis points per side. */
    STRONG(0.1216, 0.1800, 0.2420, 0.1865),
    /** The oracle's daily Sharpe ratio is 0.75 at 2 basis points per side. */
    MEDIUM(0.0610, 0.1160, 0.1200, 0.0941),
    /** The information coefficient over five minutes is 0.03: about that of real bars, to be traded at 0.5 basis points per side. */
    FAINT(0.0122, 0.0247, 0.0177, 0.0150);

    public static final Costs TWO_BASIS_POINTS = Costs.of(0.0002, 0);
    public static final Costs HALF_A_BASIS_POINT = Costs.of(0.00005, 0);

    /** Every kind except {@link EdgeKind#NONE}. */
    public static final List<EdgeKind> KINDS =
            List.of(EdgeKind.FLOW, EdgeKind.REVERSION, EdgeKind.REGIME, EdgeKind.LEADLAG);

    private final double flow;
    private final double reversion;
    private final double regime;
    private final double leadLag;

    EdgeSize(double flow, double reversion, double regime, double leadLag) {
        this.flow = flow;
        this.reversion = reversion;
        this.regime = regime;
        this.leadLag = leadLag;
    }

    /** @throws IllegalArgumentException for {@link EdgeKind#NONE}, which has no size */
    public Edge of(EdgeKind kind) {
        return switch (kind) {
            case NONE -> throw new IllegalArgumentException("an edge of kind NONE has no size");
            case FLOW -> new Edge(kind, flow);
            case REVERSION -> new Edge(kind, reversion);
            case REGIME -> new Edge(kind, regime);
            case LEADLAG -> new Edge(kind, leadLag);
        };
    }
}
