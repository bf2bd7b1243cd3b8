package dev.scalpel.research.synthetic;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/** The true drift of a synthetic market after each closed bar: expected direction and size of the next minutes. */
public final class KnownDrift {

    private final Edge[] edge;
    private final double[] state;
    private final double[] regime;
    private final double[] signal;
    private final double[] typicalMove;
    private final BitSet active;

    private KnownDrift(Builder builder) {
        edge = Arrays.copyOf(builder.edge, builder.size);
        state = Arrays.copyOf(builder.state, builder.size);
        regime = Arrays.copyOf(builder.regime, builder.size);
        signal = Arrays.copyOf(builder.signal, builder.size);
        typicalMove = Arrays.copyOf(builder.typicalMove, builder.size);
        active = (BitSet) builder.active.clone();
    }

    public int size() {
        return signal.length;
    }

    /** The edge's signal after this row's bar: standard deviation about one; its sign is the drift's. */
    public double signal(int row) {
        return signal[at(row)];
    }

    /** Whether the edge is active at this row, not absent or reversed by high volatility. */
    public boolean isActive(int row) {
        return active.get(at(row));
    }

    /** The typical size of a one-minute log return at this row, the unit of edge amplitudes. */
    public double typicalMove(int row) {
        return typicalMove[at(row)];
    }

    /** Expected log return from this row's close to the next minute's close: exact. */
    public double nextMinute(int row) {
        return edge[at(row)].amplitude() * typicalMove[row] * signal[row];
    }

    /**
     * Expected log return from this row's close to the close this many minutes later, with the signal decaying. The typical
     * move, the regime and the edge's activity are held constant, so it is exact for one minute and close for tens of
     * minutes.
     */
    public double expectedReturn(int row, int minutes) {
        if (minutes < 1) {
            throw new IllegalArgumentException("minutes must be >= 1: " + minutes);
        }
        double amplitude = edge[at(row)].amplitude();
        if (amplitude == 0) {
            return 0;
        }
        double expectedSignals =
                signal[row] + SignalDecay.laterSignals(edge[row].kind(), state[row], regime[row], minutes);
        return amplitude * typicalMove[row] * expectedSignals;
    }

    private int at(int row) {
        return Objects.checkIndex(row, signal.length);
    }

    static final class Builder {

        private final Edge[] edge;
        private final double[] state;
        private final double[] regime;
        private final double[] signal;
        private final double[] typicalMove;
        private final BitSet active = new BitSet();
        private int size;

        Builder(int capacity) {
            edge = new Edge[capacity];
            state = new double[capacity];
            regime = new double[capacity];
            signal = new double[capacity];
            typicalMove = new double[capacity];
        }

        void add(Edge next, EdgeSignals signals, EdgeSignals reference) {
            edge[size] = next;
            active.set(size, signals.regime() <= 0 || next.inHighVolatility() == Edge.HighVolatility.UNCHANGED);
            state[size] = signals.state(next, reference);
            regime[size] = signals.regime();
            signal[size] = signals.of(next, reference);
            typicalMove[size] = signals.typicalMove();
            size++;
        }

        KnownDrift build() {
            return new KnownDrift(this);
        }
    }
}
