package dev.scalpel.research.synthetic;

/** The common factor of all pairs in one minute: market moves and market volatility. */
final class MarketFactor {

    /** Steps of the price path after a minute's first trade. */
    static final int STEPS = 16;

    private static final double SLOW_DEVIATION = 0.40;
    private static final double SLOW_HALF_LIFE = 2_880;
    private static final double FAST_DEVIATION = 0.40;
    private static final double FAST_HALF_LIFE = 40;

    /** Variance of {@link #logVolatility}. */
    static final double LOG_VOLATILITY_VARIANCE = SLOW_DEVIATION * SLOW_DEVIATION + FAST_DEVIATION * FAST_DEVIATION;

    private final RandomStream noise;
    private final MeanRevertingProcess slow;
    private final MeanRevertingProcess fast;
    private final Jump jump = new Jump();

    /** Standard normal moves of the market: one for the first trade, then one per step. */
    final double[] moves = new double[STEPS + 1];

    double logVolatility;

    MarketFactor(long seed) {
        noise = RandomStream.stream(seed, "market");
        slow = new MeanRevertingProcess(SLOW_DEVIATION, SLOW_HALF_LIFE, noise);
        fast = new MeanRevertingProcess(FAST_DEVIATION, FAST_HALF_LIFE, noise);
    }

    void advance() {
        logVolatility = slow.step(noise) + fast.step(noise);
        noise.fillGaussian(moves);
        jump.advance(noise);
    }

    boolean jumpsAt(int step) {
        return jump.covers(step);
    }
}
