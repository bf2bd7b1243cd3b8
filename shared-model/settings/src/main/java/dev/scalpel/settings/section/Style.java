package dev.scalpel.settings.section;

/** How models trade. */
public enum Style {
    SCORE,
    BRACKETS
}
