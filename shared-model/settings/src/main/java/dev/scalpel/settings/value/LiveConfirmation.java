package dev.scalpel.settings.value;

/** The only value that confirms live trading. */
public enum LiveConfirmation {
    I_TRADE_REAL_MONEY
}
