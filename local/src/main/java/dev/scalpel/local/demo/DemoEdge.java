package dev.scalpel.local.demo;

import dev.scalpel.synthetic.Edge;
import dev.scalpel.synthetic.EdgeKind;

/**
 * What can be found in the demo's market. The sizes are those at which an oracle that knows the drift earns a daily Sharpe
 * ratio of about 1.5 at 2 bp a side: far more than any real market gives away, so that three weeks are enough to see it.
 */
public enum DemoEdge {
    NONE(EdgeKind.NONE, 0),
    FLOW(EdgeKind.FLOW, 0.2),
    REVERSION(EdgeKind.REVERSION, 0.2),
    REGIME(EdgeKind.REGIME, 0.2);

    private final EdgeKind kind;
    private final double amplitude;

    DemoEdge(EdgeKind kind, double amplitude) {
        this.kind = kind;
        this.amplitude = amplitude;
    }

    Edge planted() {
        return kind == EdgeKind.NONE ? Edge.none() : new Edge(kind, amplitude);
    }
}
