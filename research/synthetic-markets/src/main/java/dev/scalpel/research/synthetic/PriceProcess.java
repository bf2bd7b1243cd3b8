package dev.scalpel.research.synthetic;

import dev.scalpel.market.BarSeries;

/** The price process of one pair, minute by minute. Without the planted drift the price is a martingale at every step. */
final class PriceProcess {

    /** Correlation of two pairs' moves within a minute is the square of this. */
    private static final double MARKET_LOADING = 0.95;

    private static final double OWN_LOADING = Math.sqrt(1 - MARKET_LOADING * MARKET_LOADING);
    private static final double OWN_DEVIATION = 0.22;
    private static final double OWN_HALF_LIFE = 90;
    private static final double MINUTE_DEVIATION = 0.33;
    private static final double MIN_LOG_VOLATILITY = -2.5;
    private static final double MAX_LOG_VOLATILITY = 2.0;
    /** Share of the minute's variance before its first trade. */
    private static final double FIRST_TRADE_SHARE = 1.0 / 600;

    private static final double STEP_SHARE = (1 - FIRST_TRADE_SHARE) / MarketFactor.STEPS;
    private static final double LOG_VOLATILITY_VARIANCE =
            MarketFactor.LOG_VOLATILITY_VARIANCE + OWN_DEVIATION * OWN_DEVIATION + MINUTE_DEVIATION * MINUTE_DEVIATION;

    private final PairProfile profile;
    private final RandomStream noise;
    private final MeanRevertingProcess ownVolatility;
    private final Jump jump = new Jump();
    private final double[] moves = new double[MarketFactor.STEPS + 1];
    private final TakerFlow taker;
    private final DecimalRounding prices;
    private final DecimalRounding volumes;
    final EdgeSignals signals;

    private double logPrice;
    private double drift;
    private double logOpen;
    private double logHigh;
    private double logLow;

    PriceProcess(PairProfile profile, long seed) {
        this.profile = profile;
        noise = RandomStream.stream(seed, profile.symbol().key());
        ownVolatility = new MeanRevertingProcess(OWN_DEVIATION, OWN_HALF_LIFE, noise);
        taker = new TakerFlow(profile, noise);
        prices = new DecimalRounding(profile.priceDecimals());
        volumes = new DecimalRounding(profile.volumeDecimals());
        signals = new EdgeSignals(profile.volatility());
        returnToStart();
    }

    void returnToStart() {
        logPrice = StrictMath.log(profile.startPrice());
    }

    /** The expected log return of the next minute, applied by {@link #advance}. */
    void setDrift(double expectedReturn) {
        drift = expectedReturn;
    }

    void advance(MarketFactor shared, double season) {
        double deviation = profile.volatility() * volatilityFactor(shared, season);
        noise.fillGaussian(moves);
        jump.advance(noise);
        double before = logPrice;
        logPrice += step(shared, 0, deviation * Math.sqrt(FIRST_TRADE_SHARE)) + drift * FIRST_TRADE_SHARE;
        logOpen = logPrice;
        logHigh = logPrice;
        logLow = logPrice;
        double normalStep = deviation * Math.sqrt(STEP_SHARE);
        for (int i = 0; i < MarketFactor.STEPS; i++) {
            boolean jumping = jump.covers(i) || shared.jumpsAt(i);
            logPrice += step(shared, i + 1, jumping ? normalStep * Jump.FACTOR : normalStep) + drift * STEP_SHARE;
            logHigh = Math.max(logHigh, logPrice);
            logLow = Math.min(logLow, logPrice);
        }
        double innovation = logPrice - before - drift;
        taker.advance(deviation / profile.volatility(), innovation / deviation, signals.flow());
        signals.close(innovation, taker.imbalance);
    }

    void record(long openTime, BarSeries.Builder bars) {
        long volume = Math.max(1, volumes.units(taker.volume));
        long bought = Math.round(volume * (1 + taker.imbalance) / 2);
        bars.add(
                openTime,
                price(logOpen),
                price(logHigh),
                price(logLow),
                price(logPrice),
                volumes.value(volume),
                taker.trades,
                volumes.value(bought));
    }

    private double volatilityFactor(MarketFactor shared, double season) {
        double deviation = shared.logVolatility + ownVolatility.step(noise) + MINUTE_DEVIATION * noise.gaussian();
        double bounded = Math.max(MIN_LOG_VOLATILITY, Math.min(MAX_LOG_VOLATILITY, deviation + season));
        return StrictMath.exp(bounded - LOG_VOLATILITY_VARIANCE);
    }

    /** Half the variance is subtracted so that the price itself, not its logarithm, is the martingale. */
    private double step(MarketFactor shared, int move, double deviation) {
        double normal = MARKET_LOADING * shared.moves[move] + OWN_LOADING * moves[move];
        return deviation * (normal - deviation / 2);
    }

    private double price(double logarithm) {
        return prices.value(Math.max(1, prices.units(StrictMath.exp(logarithm))));
    }
}
