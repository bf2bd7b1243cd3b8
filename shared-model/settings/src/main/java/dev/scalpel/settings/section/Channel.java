package dev.scalpel.settings.section;

/** Where notices go. */
public enum Channel {
    NONE,
    FILE,
    SNS
}
