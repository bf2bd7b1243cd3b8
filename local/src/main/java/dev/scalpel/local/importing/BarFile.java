package dev.scalpel.local.importing;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.LenientReadResult;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A file of bars: plain, gzipped, or a zip of CSV files. Its first bytes decide which, not its name. */
final class BarFile {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final ImportLimits limits;

    BarFile(Path path, ImportLimits limits) {
        this.path = path;
        this.limits = limits;
    }

    /**
     * Takes the bars of the file, or of each CSV file in the zip; other entries of a zip are skipped.
     *
     * @param packedBytesRead receives how much of the file has been read
     * @throws ImportLimitException when it exceeds a limit while unpacking
     * @throws IOException when it cannot be read or unpacked
     * @throws dev.scalpel.market.BarCsvException when it is not a bar file
     */
    List<LenientReadResult> readLenient(LongConsumer packedBytesRead) throws IOException {
        try (CountingInputStream packed = new CountingInputStream(Files.newInputStream(path), packedBytesRead);
                BufferedInputStream in = new BufferedInputStream(packed, BUFFER)) {
            in.mark(4);
            byte[] magic = in.readNBytes(4);
            in.reset();
            LimitedInputStream.Allowance allowance = new LimitedInputStream.Allowance(limits, packed);
            if (startsWith(magic, 0x1f, 0x8b)) {
                return List.of(BarCsv.readLeniently(
                        path.toString(), new LimitedInputStream(new GZIPInputStream(in, BUFFER), allowance)));
            }
            if (startsWith(magic, 'P', 'K')) {
                return readZip(new ZipInputStream(in), allowance);
            }
            return List.of(BarCsv.readLeniently(path.toString(), new LimitedInputStream(in, allowance)));
        }
    }

    private List<LenientReadResult> readZip(ZipInputStream zip, LimitedInputStream.Allowance allowance)
            throws IOException {
        List<LenientReadResult> read = new ArrayList<>();
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > limits.entries()) {
                throw new ImportLimitException("contains more than " + limits.entries() + " entries");
            }
            InputStream limited = new LimitedInputStream(new NonClosing(zip), allowance);
            if (!entry.isDirectory() && entry.getName().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                read.add(BarCsv.readLeniently(path + "!" + entry.getName(), limited));
            } else {
                // Unpacked here, because the zip stream would skip it without checking the limits.
                limited.transferTo(OutputStream.nullOutputStream());
            }
        }
        if (read.isEmpty()) {
            throw new IOException("the zip contains no .csv file");
        }
        return read;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    /** Keeps the zip open after an entry. */
    private static final class NonClosing extends FilterInputStream {

        NonClosing(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The zip is closed with its file.
        }
    }
}
