package dev.scalpel.market;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the lines of one bar file and passes each to a {@link RowHandler}. */
final class BarCsvReader {

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final int MAX_QUOTED_LENGTH = 120;

    private final String file;
    private final LineBlocks blocks;
    private final boolean ownLayoutOnly;
    private long line;

    /** @param maxBytes the stream's maximum length, where it is known */
    BarCsvReader(String file, InputStream in, int maxBytes, boolean ownLayoutOnly) {
        this.file = file;
        this.blocks = new LineBlocks(in, maxBytes);
        this.ownLayoutOnly = ownLayoutOnly;
    }

    /**
     * @throws BarCsvException when the first line matches no layout that is accepted here
     * @throws IOException when the stream cannot be read
     */
    void readInto(RowHandler handler) throws IOException {
        if (!blocks.next()) {
            throw unknownLayout("the file is empty");
        }
        String first = text(0, lineEnd(0)).replaceFirst("^" + BYTE_ORDER_MARK, "");
        Optional<BarCsvLayout> headed = BarCsvLayout.ofHeader(first);
        BarCsvLayout layout = headed.or(() -> BarCsvLayout.ofFirstRow(first))
                .filter(found -> found == BarCsvLayout.SCALPEL || !ownLayoutOnly)
                .orElseThrow(() -> unknownLayout(
                        "found '" + first.substring(0, Math.min(first.length(), MAX_QUOTED_LENGTH)) + "'"));
        if (headed.isPresent() && ownLayoutOnly && blocks.unterminated() && blocks.limit() == lineEnd(0) + 1) {
            throw new BarCsvException(new RejectedRow(file, 1, "the header has no line end: the file was cut off"));
        }
        int start = 0;
        if (headed.isPresent()) {
            start = lineEnd(0) + 1;
            line = 1;
        }
        FastRowParser fast = new FastRowParser(layout);
        DiagnosticRowParser diagnostic = new DiagnosticRowParser(layout);
        BarRow row = new BarRow();
        do {
            readBlock(start, fast, diagnostic, row, handler);
            start = 0;
        } while (blocks.next());
    }

    private void readBlock(
            int start, FastRowParser fast, DiagnosticRowParser diagnostic, BarRow row, RowHandler handler) {
        byte[] bytes = blocks.bytes();
        int limit = blocks.limit();
        int at = start;
        while (at < limit) {
            line++;
            int end = fast.read(bytes, at, row);
            String violation;
            if (end < 0) {
                end = lineEnd(at) + 1;
                violation = diagnostic.read(text(at, end - 1), row).orElse(null);
            } else {
                violation = row.violation();
            }
            if (end == limit && blocks.unterminated() && violation == null) {
                violation =
                        handler.violationOfUnterminated(bytes[limit - 2] == ',').orElse(null);
            }
            at = end;
            if (violation == null) {
                handler.accept(line, row);
            } else {
                handler.reject(new RejectedRow(file, line, violation));
            }
        }
    }

    private int lineEnd(int from) {
        int end = from;
        while (blocks.bytes()[end] != '\n') {
            end++;
        }
        return end;
    }

    private String text(int from, int lineEnd) {
        int to = lineEnd > from && blocks.bytes()[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        return new String(blocks.bytes(), from, to - from, StandardCharsets.ISO_8859_1);
    }

    private BarCsvException unknownLayout(String found) {
        String expected = ownLayoutOnly
                ? "'" + BarCsvLayout.SCALPEL.header + "'"
                : "'" + BarCsvLayout.SCALPEL.header + "' or the " + BarCsvLayout.BINANCE_ARCHIVE.columns
                        + " columns of Binance's archive";
        return new BarCsvException(new RejectedRow(file, 1, "expected " + expected + ", " + found));
    }
}
