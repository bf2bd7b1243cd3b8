package dev.scalpel.local.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells after each read how many bytes have come through; what hears it may throw to stop. */
final class CountingInputStream extends FilterInputStream {

    private final LongConsumer heard;
    private long count;

    CountingInputStream(InputStream in, LongConsumer heard) {
        super(in);
        this.heard = heard;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        counted(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        counted(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        counted(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(long bytes) {
        count += bytes;
        heard.accept(count);
    }
}
