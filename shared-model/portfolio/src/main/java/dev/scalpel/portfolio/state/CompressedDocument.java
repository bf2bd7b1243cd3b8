package dev.scalpel.portfolio.state;

import dev.scalpel.ledger.LedgerFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A document that is stored as it is while it is small, so that a person can read it, and as gzip above that: a portfolio with
 * hundreds of stops stays far below the 400 KB that a table's item may have.
 */
final class CompressedDocument {

    /** About a hundred strategies that all hold something. */
    static final int PLAIN_BYTES = 100_000;

    /** No portfolio's state is as large; what is, is damaged. */
    private static final int MAX_BYTES = 100_000_000;

    private static final int MAGIC_0 = 0x1f;
    private static final int MAGIC_1 = 0x8b;

    private CompressedDocument() {}

    static byte[] pack(byte[] document) {
        if (document.length <= PLAIN_BYTES) {
            return document;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream(document.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(document);
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can always be written", impossible);
        }
        return packed.toByteArray();
    }

    /** @param key names the document in error messages */
    static byte[] unpack(String key, byte[] stored) {
        boolean packed = stored.length > 1 && (stored[0] & 0xff) == MAGIC_0 && (stored[1] & 0xff) == MAGIC_1;
        if (!packed) {
            return stored;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            byte[] document = gzip.readNBytes(MAX_BYTES + 1);
            if (document.length > MAX_BYTES) {
                throw new LedgerFormatException(
                        key, LedgerFormatException.WHOLE_FILE, "unpacks to more than " + MAX_BYTES + " bytes");
            }
            return document;
        } catch (IOException damaged) {
            throw new LedgerFormatException(
                    key, LedgerFormatException.WHOLE_FILE, "is no whole gzip file: " + damaged.getMessage());
        }
    }
}
