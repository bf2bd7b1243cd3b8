package dev.scalpel.local.demo;

import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;

/**
 * The planted edge of the demo's market. It is far larger than any real market offers, because a licence must be earned in
 * the fewest days that the rules allow; without it the same rules grant none.
 */
public enum DemoEdge {
    NONE(EdgeKind.NONE, 0),
    /** That of a contrarian style, as the score's is on real bars. */
    PLANTED(EdgeKind.REVERSION, 0.3),
    FLOW(EdgeKind.FLOW, 0.2),
    REVERSION(EdgeKind.REVERSION, 0.3),
    REGIME(EdgeKind.REGIME, 0.4);

    private final EdgeKind kind;
    private final double amplitude;

    DemoEdge(EdgeKind kind, double amplitude) {
        this.kind = kind;
        this.amplitude = amplitude;
    }

    public Edge planted() {
        return kind == EdgeKind.NONE ? Edge.none() : new Edge(kind, amplitude);
    }
}
