package dev.scalpel.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Encodes values as JSON documents with the given mapper. */
public final class JsonCodec<T> implements Codec<T> {

    private final ObjectMapper mapper;
    private final Class<T> type;

    public JsonCodec(ObjectMapper mapper, Class<T> type) {
        this.mapper = mapper;
        this.type = type;
    }

    @Override
    public byte[] encode(T value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(
                    "cannot write a " + type.getSimpleName() + " as JSON: " + unwritable.getOriginalMessage(),
                    unwritable);
        }
    }

    @Override
    public T decode(String key, byte[] bytes) {
        try {
            return mapper.readValue(bytes, type);
        } catch (IOException unreadable) {
            throw new StoreException(
                    key + " is not a " + type.getSimpleName() + " in JSON: " + IoErrors.describe(unreadable)
                            + "; restore an older version, or delete it to start again",
                    unreadable);
        }
    }
}
