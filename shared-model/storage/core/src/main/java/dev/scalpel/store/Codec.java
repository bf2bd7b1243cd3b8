package dev.scalpel.store;

import java.util.function.BiFunction;
import java.util.function.Function;

/** How a value is written as an object and read again. */
public interface Codec<T> {

    byte[] encode(T value);

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param key only to name the object where it is refused
     */
    T decode(String key, byte[] bytes);

    /**
     * Reads the same from bytes that are likely to go on where an earlier value's ended; what they began with need not be
     * read again.
     */
    default T decodeAfter(T earlier, String key, byte[] bytes) {
        return decode(key, bytes);
    }

    /** A codec of two functions; {@code decode} is given key and bytes. */
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
