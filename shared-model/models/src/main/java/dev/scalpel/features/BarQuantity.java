package dev.scalpel.features;

/**
 * A quantity of one bar, or of one bar and the one or two before it. Features are made of these and of windows over
 * them. Where an earlier bar is outside the block, the value is NaN.
 */
enum BarQuantity {
    OPEN(BarQuantity::loaded),
    HIGH(BarQuantity::loaded),
    LOW(BarQuantity::loaded),
    CLOSE(BarQuantity::loaded),
    VOLUME(BarQuantity::loaded),
    TRADES(BarQuantity::loaded),
    TAKER_BUY_VOLUME(BarQuantity::loaded),
    /** The reference pair's close of the same minute; NaN where that minute is absent. */
    REFERENCE_CLOSE(BarQuantity::loaded),

    LOG_CLOSE((block, out) -> logarithm(block.of(CLOSE), out, block.rows())),
    REFERENCE_LOG_CLOSE((block, out) -> logarithm(block.of(REFERENCE_CLOSE), out, block.rows())),
    RETURN((block, out) -> change(block.of(LOG_CLOSE), out, block.rows())),
    REFERENCE_RETURN((block, out) -> change(block.of(REFERENCE_LOG_CLOSE), out, block.rows())),
    CHANGE((block, out) -> change(block.of(CLOSE), out, block.rows())),

    SQUARED_RETURN((block, out) -> product(block.of(RETURN), block.of(RETURN), out, block.rows())),
    SQUARED_REFERENCE_RETURN(
            (block, out) -> product(block.of(REFERENCE_RETURN), block.of(REFERENCE_RETURN), out, block.rows())),
    RETURN_BY_REFERENCE((block, out) -> product(block.of(RETURN), block.of(REFERENCE_RETURN), out, block.rows())),
    RETURN_BY_PREVIOUS((block, out) -> {
        double[] returns = block.of(RETURN);
        out[0] = Double.NaN;
        for (int row = 1; row < block.rows(); row++) {
            out[row] = returns[row] * returns[row - 1];
        }
    }),
    ABSOLUTE_RETURN((block, out) -> {
        double[] returns = block.of(RETURN);
        for (int row = 0; row < block.rows(); row++) {
            out[row] = Math.abs(returns[row]);
        }
    }),
    GAIN((block, out) -> {
        double[] changes = block.of(CHANGE);
        for (int row = 0; row < block.rows(); row++) {
            out[row] = Math.max(changes[row], 0);
        }
    }),
    ABSOLUTE_CHANGE((block, out) -> {
        double[] changes = block.of(CHANGE);
        for (int row = 0; row < block.rows(); row++) {
            out[row] = Math.abs(changes[row]);
        }
    }),
    /** 1 after a rise, -1 after a fall, 0 after neither. */
    DIRECTION((block, out) -> {
        double[] changes = block.of(CHANGE);
        for (int row = 0; row < block.rows(); row++) {
            out[row] = Math.signum(changes[row]);
        }
    }),

    SQUARED_LOG_RANGE((block, out) -> {
        double[] high = block.of(HIGH);
        double[] low = block.of(LOW);
        for (int row = 0; row < block.rows(); row++) {
            double range = StrictMath.log(high[row] / low[row]);
            out[row] = range * range;
        }
    }),
    TRUE_RANGE((block, out) -> {
        double[] high = block.of(HIGH);
        double[] low = block.of(LOW);
        double[] close = block.of(CLOSE);
        out[0] = Double.NaN;
        for (int row = 1; row < block.rows(); row++) {
            out[row] = Math.max(high[row], close[row - 1]) - Math.min(low[row], close[row - 1]);
        }
    }),
    TYPICAL_PRICE((block, out) -> {
        double[] high = block.of(HIGH);
        double[] low = block.of(LOW);
        double[] close = block.of(CLOSE);
        for (int row = 0; row < block.rows(); row++) {
            out[row] = (high[row] + low[row] + close[row]) / 3;
        }
    }),
    TURNOVER((block, out) -> product(block.of(TYPICAL_PRICE), block.of(VOLUME), out, block.rows()));

    /** Fills the block's rows of {@code out}. */
    private interface Derivation {
        void fill(BarBlock block, double[] out);
    }

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final Derivation derivation;

    BarQuantity(Derivation derivation) {
        this.derivation = derivation;
    }

    void fill(BarBlock block, double[] out) {
        derivation.fill(block, out);
    }

    private static void loaded(BarBlock block, double[] out) {
        throw new IllegalStateException("this quantity must be loaded with the block of " + block.rows() + " rows");
    }

    private static void logarithm(double[] values, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = StrictMath.log(values[row]);
        }
    }

    private static void change(double[] values, double[] out, int rows) {
        out[0] = Double.NaN;
        for (int row = 1; row < rows; row++) {
            out[row] = values[row] - values[row - 1];
        }
    }

    private static void product(double[] left, double[] right, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = left[row] * right[row];
        }
    }
}
