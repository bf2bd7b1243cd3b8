package dev.scalpel.store.upgrade;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.store.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What replaces a document under its former key once it has moved. A release that only knows the former key refuses it by its
 * schema and format, instead of trading from a state that is no longer true.
 */
final class MovedDocument {

    /** No release has written such a schema or format. */
    private static final int REFUSED = 1_000_000;

    private static final byte[] BEGINNING = "{\"movedTo\":".getBytes(StandardCharsets.UTF_8);
    private static final JsonCodec<Tree> JSON = new JsonCodec<>(new ObjectMapper(), Tree.class);

    /** @param document the document in Base64; empty once it is stored under its present key */
    @JsonPropertyOrder({"movedTo", "schema", "format", "document"})
    private record Tree(String movedTo, int schema, int format, String document) {}

    private MovedDocument() {}

    static boolean is(byte[] bytes) {
        return bytes.length >= BEGINNING.length
                && Arrays.equals(bytes, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    /** On its way: the document counts until there is one under the present key. */
    static byte[] moving(String key, byte[] document) {
        return JSON.encode(new Tree(key, REFUSED, REFUSED, Base64.getEncoder().encodeToString(document)));
    }

    /** The document is stored under the present key. */
    static byte[] moved(String key) {
        return JSON.encode(new Tree(key, REFUSED, REFUSED, ""));
    }

    /** The document that is on its way; empty once it has arrived. */
    static Optional<byte[]> document(String former, byte[] bytes) {
        String document = JSON.decode(former, bytes).document();
        return document.isEmpty()
                ? Optional.empty()
                : Optional.of(Base64.getDecoder().decode(document));
    }
}
