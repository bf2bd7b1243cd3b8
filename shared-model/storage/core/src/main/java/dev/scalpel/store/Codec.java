package dev.scalpel.store;

import java.util.function.BiFunction;
import java.util.function.Function;

/** Encodes values as objects and decodes them. */
public interface Codec<T> {

    byte[] encode(T value);

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param key names the object in error messages
     */
    T decode(String key, byte[] bytes);

    /**
     * Decodes bytes that probably extend those of an earlier value, so that their beginning need not be decoded again.
     */
    default T decodeAfter(T earlier, String key, byte[] bytes) {
        return decode(key, bytes);
    }

    /** A codec of two functions; {@code decode} takes key and bytes. */
    static <T> Codec<T> of(Function<T, byte[]> encode, BiFunction<String, byte[], T> decode) {
        return new Codec<>() {
            @Override
            public byte[] encode(T value) {
                return encode.apply(value);
            }

            @Override
            public T decode(String key, byte[] bytes) {
                return decode.apply(key, bytes);
            }
        };
    }
}
