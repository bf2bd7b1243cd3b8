package dev.scalpel.store.bars;

/**
 * What an append did, by row.
 *
 * @param stored rows that are new
 * @param unchanged rows that were already stored with the same values
 * @param changed rows that replaced stored ones with other values
 */
public record AppendResult(int stored, int unchanged, int changed) {

    public static final AppendResult NOTHING = new AppendResult(0, 0, 0);

    public int rows() {
        return stored + unchanged + changed;
    }

    public AppendResult plus(AppendResult other) {
        return new AppendResult(stored + other.stored, unchanged + other.unchanged, changed + other.changed);
    }
}
