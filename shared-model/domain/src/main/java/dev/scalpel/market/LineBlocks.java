package dev.scalpel.market;

import java.io.IOException;
import java.io.InputStream;

/** Reads a stream as blocks of complete lines; a missing line end of the last line is added. */
final class LineBlocks {

    private static final int BLOCK = 1 << 18;

    private final InputStream in;
    private final int block;
    private final byte[] bytes;
    private int limit;
    private int filled;
    private boolean unterminated;

    /** @param maxBytes the stream's maximum length, where it is known */
    LineBlocks(InputStream in, int maxBytes) {
        this.in = in;
        this.block = Math.min(BLOCK, maxBytes);
        this.bytes = new byte[block + 1];
    }

    byte[] bytes() {
        return bytes;
    }

    /** The lines are in {@code [0, limit)}. */
    int limit() {
        return limit;
    }

    /** Whether this is the last block and its last line had no line end of its own. */
    boolean unterminated() {
        return unterminated;
    }

    /**
     * Moves on to the next block; false at the end.
     *
     * @throws IOException also when one line fills a whole block, because then this is not a text file
     */
    boolean next() throws IOException {
        System.arraycopy(bytes, limit, bytes, 0, filled - limit);
        filled -= limit;
        limit = 0;
        while (filled < block) {
            int read = in.read(bytes, filled, block - filled);
            if (read < 0) {
                return lastBlock();
            }
            filled += read;
        }
        limit = lastLineEnd();
        if (limit == 0) {
            throw new IOException("a line is longer than " + block + " bytes: this is no bar file");
        }
        return true;
    }

    private boolean lastBlock() {
        if (filled > 0 && bytes[filled - 1] != '\n') {
            bytes[filled++] = '\n';
            unterminated = true;
        }
        limit = filled;
        return limit > 0;
    }

    private int lastLineEnd() {
        int end = filled;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
