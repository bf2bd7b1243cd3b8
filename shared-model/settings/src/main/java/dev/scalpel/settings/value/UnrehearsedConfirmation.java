package dev.scalpel.settings.value;

/** The only value that confirms live trading at a venue where nobody has rehearsed. */
public enum UnrehearsedConfirmation {
    I_KNOW
}
