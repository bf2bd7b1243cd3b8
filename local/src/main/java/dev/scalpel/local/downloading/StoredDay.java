package dev.scalpel.local.downloading;

/**
 * How much of a day is stored.
 *
 * @param minutes that are stored
 * @param missing that are not, of those that have closed and in which the instrument is traded
 */
record StoredDay(long minutes, long missing) {

    boolean isWhole() {
        return missing == 0;
    }
}
