package dev.scalpel.store;

import dev.scalpel.market.Sha256;

/**
 * Identifies one content of an object. Equal content may have equal tags, so a tag can reappear when a change is undone:
 * a document that needs to detect that contains a revision.
 */
public record ETag(String value) {

    public ETag {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an ETag must not be blank");
        }
    }

    /** The tag in stores that compute their own. */
    public static ETag ofContent(byte[] bytes) {
        return new ETag(Sha256.hex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
