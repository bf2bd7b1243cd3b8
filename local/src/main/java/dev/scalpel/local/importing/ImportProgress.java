package dev.scalpel.local.importing;

/** Hears how far an import is. */
public interface ImportProgress {

    /** @param what being done now: a file that is read, or the storing */
    void at(String what, long done, long total);
}
