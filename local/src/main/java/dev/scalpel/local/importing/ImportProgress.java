package dev.scalpel.local.importing;

/** Receives the progress of an import. */
public interface ImportProgress {

    /** @param what the current work: reading a file, or storing */
    void at(String what, long done, long total);
}
