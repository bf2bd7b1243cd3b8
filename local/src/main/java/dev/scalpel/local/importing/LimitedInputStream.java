package dev.scalpel.local.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes unpacked bytes on within the limits of the file; entries of one file share one {@link Allowance}. */
final class LimitedInputStream extends FilterInputStream {

    private final Allowance allowance;

    LimitedInputStream(InputStream unpacked, Allowance allowance) {
        super(unpacked);
        this.allowance = allowance;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        allowance.spend(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        allowance.spend(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        allowance.spend(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** What remains of a file's limits. */
    static final class Allowance {

        private final ImportLimits limits;
        private final CountingInputStream packed;
        private long unpacked;

        Allowance(ImportLimits limits, CountingInputStream packed) {
            this.limits = limits;
            this.packed = packed;
        }

        private void spend(long bytes) throws ImportLimitException {
            unpacked += bytes;
            if (unpacked > limits.unpackedBytes()) {
                throw new ImportLimitException("unpacks to more than " + limits.unpackedBytes() + " bytes");
            }
            long ratio = unpacked / Math.max(1, packed.count());
            if (unpacked > limits.ratioFreeBytes() && ratio > limits.ratio()) {
                throw new ImportLimitException(
                        "unpacks to " + ratio + " times its size; bars never do (limit: " + limits.ratio() + ")");
            }
        }
    }
}
