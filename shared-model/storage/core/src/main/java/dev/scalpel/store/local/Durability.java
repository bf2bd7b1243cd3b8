package dev.scalpel.store.local;

/** What a completed write of the directory store survives. Both survive a crash of the process. */
public enum Durability {

    /** A power failure too: content and name are forced to the disk before the write returns (about 7 ms). */
    FSYNC,

    /** Not a crash of the machine: for backtests and tests. */
    NONE
}
