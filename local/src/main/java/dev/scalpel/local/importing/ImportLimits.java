package dev.scalpel.local.importing;

/**
 * Limits for unpacking a file, so that a small file cannot fill the memory.
 *
 * @param unpackedBytes of one file, the sum of its entries
 * @param ratio maximum of unpacked to packed bytes, checked after {@code ratioFreeBytes}
 * @param ratioFreeBytes unpacked bytes that are allowed at any ratio
 * @param entries of one zip file
 */
public record ImportLimits(long unpackedBytes, int ratio, long ratioFreeBytes, int entries) {

    /** Bars pack to about a third; half a gigabyte of them is more than ten years of minutes. */
    public static final ImportLimits DEFAULT = new ImportLimits(512L << 20, 100, 8L << 20, 1_000);

    public ImportLimits {
        if (unpackedBytes < 1 || ratio < 1 || ratioFreeBytes < 0 || entries < 1) {
            throw new IllegalArgumentException("limits must be >= 1: " + unpackedBytes + " bytes, ratio " + ratio + ", "
                    + ratioFreeBytes + " bytes free of it, " + entries + " entries");
        }
    }
}
