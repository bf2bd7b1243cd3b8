package dev.scalpel.trading;

/** In which asset a venue takes its fee. What it is worth in the quote asset is the same for all three. */
public enum FeeAsset {
    /** In the asset that a trade brings: the base asset of a purchase, the quote asset of a sale. Usual for spot. */
    RECEIVED,
    /** In the quote asset, on both sides. */
    QUOTE,
    /** In an asset outside the pair, as BNB at Binance. */
    THIRD
}
