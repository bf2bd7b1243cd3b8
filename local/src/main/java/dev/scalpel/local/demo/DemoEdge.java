package dev.scalpel.local.demo;

import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;

/**
 * The planted edge of the demo's market. An oracle that knows the drift earns a daily Sharpe ratio of about 1 with it at
 * 2 bp per side (EdgeCalibration measures it): far more than any real market offers, so three weeks are enough to see it.
 */
public enum DemoEdge {
    NONE(EdgeKind.NONE, 0),
    FLOW(EdgeKind.FLOW, 0.13),
    REVERSION(EdgeKind.REVERSION, 0.15),
    REGIME(EdgeKind.REGIME, 0.3);

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
