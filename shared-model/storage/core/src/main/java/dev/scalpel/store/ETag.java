package dev.scalpel.store;

/**
 * Names one content of an object. Equal content may have equal tags, so a tag can come back after a change and a
 * change back: a document that must not be overtaken carries a revision of its own.
 */
public record ETag(String value) {

    public ETag {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an ETag must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
