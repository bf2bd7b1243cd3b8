package dev.scalpel.store.bars;

/**
 * What an append found, row by row.
 *
 * @param stored rows that are new
 * @param unchanged rows that were there already, the same
 * @param changed rows that were there with other values, which the new ones replaced
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
