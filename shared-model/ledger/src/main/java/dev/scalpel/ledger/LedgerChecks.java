package dev.scalpel.ledger;

import dev.scalpel.trading.EntryBasis;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Validation of names and amounts in the ledger. */
public final class LedgerChecks {

    private static final int MAX_NAME_LENGTH = 100;
    private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,20}");

    private LedgerChecks() {}

    /** Names have no character that needs quoting in a CSV, a key or an order id. */
    public static String requireName(String what, String name) {
        boolean fits = !name.isEmpty() && name.length() <= MAX_NAME_LENGTH;
        for (int i = 0; fits && i < name.length(); i++) {
            fits = isOfName(name.charAt(i));
        }
        if (!fits) {
            throw new IllegalArgumentException(what + " must be 1 to 100 of A-Z a-z 0-9 . _ : -: '" + name + "'");
        }
        return name;
    }

    /** Not a regular expression: called a million times for a year of decisions. */
    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || c == '.'
                || c == '_'
                || c == ':'
                || c == '-';
    }

    public static void requireBasis(EntryBasis basis) {
        requireName(basis.origin() + "'s id", basis.sourceId());
    }

    static String requireAsset(String asset) {
        if (!ASSET.matcher(asset).matches()) {
            throw new IllegalArgumentException("an asset must be 1 to 20 of A-Z and 0-9: '" + asset + "'");
        }
        return asset;
    }

    public static BigDecimal requirePositive(String what, BigDecimal amount) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException(what + " must be > 0: " + amount);
        }
        return plain(amount);
    }

    public static BigDecimal requireNotNegative(String what, BigDecimal amount) {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException(what + " must be >= 0: " + amount);
        }
        return plain(amount);
    }

    /** Without an exponent the text of an amount keeps its scale: 1E+3 becomes 1000. */
    public static BigDecimal plain(BigDecimal amount) {
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    public static void requireNotNegative(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " must be >= 0: " + value);
        }
    }
}
