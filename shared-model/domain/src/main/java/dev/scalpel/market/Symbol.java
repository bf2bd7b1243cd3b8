package dev.scalpel.market;

import java.util.regex.Pattern;

/**
 * A traded pair. A side is {@code [A-Z0-9]{1,20}}, so nothing else can ever reach a key of the store.
 *
 * @param base what is bought and sold, {@code BTC} in {@code BTC/USDT}
 * @param quote what it is paid with, {@code USDT} in {@code BTC/USDT}
 */
public record Symbol(String base, String quote) implements Comparable<Symbol> {

    private static final Pattern SIDE = Pattern.compile("[A-Z0-9]{1,20}");

    public Symbol {
        requireSide("base", base);
        requireSide("quote", quote);
        if (base.equals(quote)) {
            throw new IllegalArgumentException("base and quote must differ: " + base + "/" + quote);
        }
    }

    /** Reads {@code BTC/USDT}; {@code BTC-USDT}, the form of the keys, is read too. */
    public static Symbol parse(String text) {
        String[] sides = text.split("[/-]", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("a symbol is BASE/QUOTE, as in BTC/USDT: " + text);
        }
        return new Symbol(sides[0], sides[1]);
    }

    /** The form used in keys: {@code BTC-USDT}. */
    public String key() {
        return base + "-" + quote;
    }

    /** The form people write: {@code BTC/USDT}. */
    @Override
    public String toString() {
        return base + "/" + quote;
    }

    @Override
    public int compareTo(Symbol other) {
        int byBase = base.compareTo(other.base);
        return byBase != 0 ? byBase : quote.compareTo(other.quote);
    }

    private static void requireSide(String name, String side) {
        if (!SIDE.matcher(side).matches()) {
            throw new IllegalArgumentException(name + " must be 1 to 20 of A-Z and 0-9: '" + side + "'");
        }
    }
}
