package dev.scalpel.store;

import java.nio.charset.StandardCharsets;

/** An object as read: its bytes and its tag. */
public final class StoredObject {

    private final byte[] bytes;
    private final ETag etag;

    public StoredObject(byte[] bytes, ETag etag) {
        this.bytes = bytes;
        this.etag = etag;
    }

    /** The content, not copied: do not modify. */
    public byte[] bytes() {
        return bytes;
    }

    public ETag etag() {
        return etag;
    }

    public int size() {
        return bytes.length;
    }

    /** The content as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes, ETag " + etag;
    }
}
