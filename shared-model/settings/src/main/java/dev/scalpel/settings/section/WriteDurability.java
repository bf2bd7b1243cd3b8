package dev.scalpel.settings.section;

/** Whether a write of the directory store waits for the disk. */
public enum WriteDurability {
    FSYNC,
    NONE
}
