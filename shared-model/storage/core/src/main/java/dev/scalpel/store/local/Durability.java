package dev.scalpel.store.local;

/** What a finished write of the directory store survives. Either survives the death of the process. */
public enum Durability {

    /** A power cut too: content and name are forced to the disk before the write returns (about 7 ms). */
    FSYNC,

    /** The death of the process, not of the machine: for backtests and tests. */
    NONE
}
