package dev.scalpel.store;

import java.util.regex.Pattern;

/** The format of keys: strict enough that no key can leave the directory of a store or name a hidden file. */
public final class StoreKeyFormat {

    static final int MAX_LENGTH = 512;

    private static final String SEGMENT = "[A-Za-z0-9_=-][A-Za-z0-9._=-]*";
    private static final Pattern KEY = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")*");
    private static final Pattern PREFIX = Pattern.compile("(" + SEGMENT + "/)*(" + SEGMENT + ")?");

    private StoreKeyFormat() {}

    public static String requireKey(String key) {
        if (key.length() > MAX_LENGTH || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a key must be segments of A-Z a-z 0-9 . _ = - joined by '/', none"
                    + " beginning with a dot, at most " + MAX_LENGTH + " characters: '" + key + "'");
        }
        return key;
    }

    public static String requirePrefix(String prefix) {
        if (prefix.length() > MAX_LENGTH || !PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("a prefix must be the beginning of a key (segments of"
                    + " A-Z a-z 0-9 . _ = - joined by '/', none beginning with a dot): '" + prefix + "'");
        }
        return prefix;
    }

    public static void requireRange(long from, int length) {
        if (from < 0 || length < 0) {
            throw new IllegalArgumentException(
                    "a range must have from >= 0 and length >= 0: from=" + from + " length=" + length);
        }
    }
}
