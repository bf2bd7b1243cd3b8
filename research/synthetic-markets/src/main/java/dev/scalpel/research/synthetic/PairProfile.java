package dev.scalpel.research.synthetic;

import dev.scalpel.market.Symbol;

/**
 * The properties of a synthetic pair.
 *
 * @param startPrice price before the first bar, in the quote asset
 * @param volatility long-run standard deviation of the one-minute log return, 0.0006 = 6 basis points
 * @param priceDecimals the tick is 10^−priceDecimals
 * @param volumeDecimals the volume step is 10^−volumeDecimals
 * @param minuteVolume typical volume of a minute, in the base asset
 * @param tradeVolume typical volume of one trade, in the base asset
 */
public record PairProfile(
        Symbol symbol,
        double startPrice,
        double volatility,
        int priceDecimals,
        int volumeDecimals,
        double minuteVolume,
        double tradeVolume) {

    private static final int MAX_DECIMALS = 10;
    private static final double MAX_VOLATILITY = 0.05;

    public PairProfile {
        requirePositive("startPrice", startPrice);
        requirePositive("volatility", volatility);
        requirePositive("minuteVolume", minuteVolume);
        requirePositive("tradeVolume", tradeVolume);
        requireDecimals("priceDecimals", priceDecimals);
        requireDecimals("volumeDecimals", volumeDecimals);
        if (volatility > MAX_VOLATILITY) {
            throw new IllegalArgumentException(
                    "volatility must be <= " + MAX_VOLATILITY + " per minute: " + volatility);
        }
    }

    /** Like the real pair for BTC, ETH and SOL against a dollar, like a mid-sized coin otherwise. */
    public static PairProfile of(Symbol symbol) {
        return switch (symbol.base()) {
            case "BTC" -> new PairProfile(symbol, 30_000, 0.0006, 2, 5, 20, 0.035);
            case "ETH" -> new PairProfile(symbol, 2_000, 0.0007, 2, 4, 180, 0.6);
            case "SOL" -> new PairProfile(symbol, 100, 0.0011, 3, 3, 2_000, 9);
            default -> new PairProfile(symbol, 10, 0.0010, 4, 2, 20_000, 80);
        };
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be finite and > 0: " + value);
        }
    }

    private static void requireDecimals(String name, int decimals) {
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException(name + " must lie between 0 and " + MAX_DECIMALS + ": " + decimals);
        }
    }
}
