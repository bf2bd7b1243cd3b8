package dev.scalpel.research.synthetic;

/** Volume, number of trades and taker imbalance: higher when prices move, with the imbalance in the move's direction. */
final class TakerFlow {

    /** Open, high, low and close may be four prices, and each needs a trade. */
    private static final long MIN_TRADES = 4;

    /** Standard deviation of a minute's imbalance. */
    static final double TYPICAL_IMBALANCE = 0.46;
    /** Share of the recent imbalance that the next minute repeats: takers split their orders. */
    static final double PERSISTENCE = 0.5;

    private static final double MAX_IMBALANCE = 0.99;
    private static final double MOVE_SHARE = 0.22;
    private static final double NOISE_SHARE = 0.42;
    private static final double ACTIVITY_DEVIATION = 0.40;
    private static final double ACTIVITY_HALF_LIFE = 60;
    private static final double MINUTE_DEVIATION = 0.45;
    private static final double TRADE_SIZE_DEVIATION = 0.25;
    private static final double QUIET_SHARE = 0.4;
    private static final double MOVING_SHARE = 0.75;
    private static final double MAX_MOVES = 8;

    private final PairProfile profile;
    private final RandomStream noise;
    private final MeanRevertingProcess activity;

    double volume;
    double imbalance;
    long trades;

    TakerFlow(PairProfile profile, RandomStream noise) {
        this.profile = profile;
        this.noise = noise;
        this.activity = new MeanRevertingProcess(ACTIVITY_DEVIATION, ACTIVITY_HALF_LIFE, noise);
    }

    /**
     * @param volatilityFactor this minute's volatility over the pair's
     * @param move this minute's log return over this minute's volatility
     * @param recentImbalance the mean imbalance of the last minutes
     */
    void advance(double volatilityFactor, double move, double recentImbalance) {
        double logActivity = activity.step(noise) + MINUTE_DEVIATION * noise.gaussian();
        double size = Math.min(MAX_MOVES, Math.abs(move));
        volume = profile.minuteVolume()
                * volatilityFactor
                * (QUIET_SHARE + MOVING_SHARE * size)
                * StrictMath.exp(logActivity);
        double tradeVolume = profile.tradeVolume() * StrictMath.exp(TRADE_SIZE_DEVIATION * noise.gaussian());
        trades = Math.max(MIN_TRADES, Math.round(volume / tradeVolume));
        double leaning = Math.copySign(size, move) * MOVE_SHARE;
        double target = PERSISTENCE * recentImbalance + leaning + NOISE_SHARE * noise.gaussian();
        imbalance = Math.max(-MAX_IMBALANCE, Math.min(MAX_IMBALANCE, target));
    }
}
