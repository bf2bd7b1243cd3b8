package dev.scalpel.testkit;

/**
 * Requests by what S3 charges for them; deletions are free and not counted.
 *
 * @param puts writes, including rejected ones
 * @param lists charged like writes
 * @param gets reads, including those of absent objects
 */
public record S3RequestCounts(long puts, long lists, long gets) {

    /** The requests since an earlier count. */
    public S3RequestCounts since(S3RequestCounts earlier) {
        return new S3RequestCounts(puts - earlier.puts, lists - earlier.lists, gets - earlier.gets);
    }
}
