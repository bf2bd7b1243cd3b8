package dev.scalpel.settings.value;

/** When trades are reported by notice. */
public enum TradeNotices {
    NONE,
    /** Soon after they happen, several in one notice. */
    EACH,
    /** Once a day. */
    DAILY
}
