package dev.scalpel.testkit;

/**
 * Requests by what S3 charges for them; deletions are free and not counted.
 *
 * @param puts writes, refused ones too
 * @param lists charged like writes
 * @param gets reads, of absent objects too
 */
public record S3RequestCounts(long puts, long lists, long gets) {

    /** What came since an earlier count. */
    public S3RequestCounts since(S3RequestCounts earlier) {
        return new S3RequestCounts(puts - earlier.puts, lists - earlier.lists, gets - earlier.gets);
    }
}
