package dev.scalpel.trading;

/** The asset in which a venue takes its fee. The fee's value in the quote asset is the same for all three. */
public enum FeeAsset {
    /** In the received asset: base for a purchase, quote for a sale. The default for spot. */
    RECEIVED,
    /** In the quote asset, on both sides. */
    QUOTE,
    /** In an asset outside the pair, such as BNB at Binance. */
    THIRD
}
