package dev.scalpel.local.importing;

import dev.scalpel.store.IoErrors;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A plain file, a gzipped one, or a zip of CSV files. Its first bytes decide which, not its name. */
final class PackedFile {

    private static final int BUFFER = 1 << 16;

    private final ImportFile file;
    private final ImportLimits limits;

    PackedFile(ImportFile file, ImportLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** Reads the unpacked content of one file. */
    interface Reader<T> {

        /** @param name of the file, and of the entry where it is one of a zip's */
        T read(String name, InputStream content) throws IOException;
    }

    /**
     * Reads the file, or each CSV file in the zip; other entries of a zip are skipped.
     *
     * @param packedBytesRead receives how much of the file has been read
     * @throws ImportFailedException when it is absent, unreadable or exceeds a limit while unpacking
     */
    <T> List<T> read(LongConsumer packedBytesRead, Reader<T> reader) {
        try {
            return unpack(packedBytesRead, reader);
        } catch (NoSuchFileException absent) {
            throw new ImportFailedException("file not found: " + file.name(), absent);
        } catch (IOException unreadable) {
            throw new ImportFailedException(
                    "cannot import " + file.name() + ": " + IoErrors.describe(unreadable), unreadable);
        }
    }

    private <T> List<T> unpack(LongConsumer packedBytesRead, Reader<T> reader) throws IOException {
        try (CountingInputStream packed = new CountingInputStream(file.open(), packedBytesRead);
                BufferedInputStream in = new BufferedInputStream(packed, BUFFER)) {
            in.mark(4);
            byte[] magic = in.readNBytes(4);
            in.reset();
            LimitedInputStream.Allowance allowance = new LimitedInputStream.Allowance(limits, packed);
            if (startsWith(magic, 0x1f, 0x8b)) {
                return List.of(
                        reader.read(file.name(), new LimitedInputStream(new GZIPInputStream(in, BUFFER), allowance)));
            }
            if (startsWith(magic, 'P', 'K')) {
                return readZip(new ZipInputStream(in), allowance, reader);
            }
            return List.of(reader.read(file.name(), new LimitedInputStream(in, allowance)));
        }
    }

    private <T> List<T> readZip(ZipInputStream zip, LimitedInputStream.Allowance allowance, Reader<T> reader)
            throws IOException {
        List<T> read = new ArrayList<>();
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > limits.entries()) {
                throw new ImportLimitException("contains more than " + limits.entries() + " entries");
            }
            InputStream limited = new LimitedInputStream(new NonClosing(zip), allowance);
            if (!entry.isDirectory() && entry.getName().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                read.add(reader.read(file.name() + "!" + entry.getName(), limited));
            }
            // The rest is unpacked here, because the zip stream would skip it without checking the limits.
            limited.transferTo(OutputStream.nullOutputStream());
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
