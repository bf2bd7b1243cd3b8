package dev.scalpel.market;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A traded pair. Each asset matches {@code [A-Z0-9]{1,20}}, so that no other character reaches a storage key.
 *
 * @param base what is bought and sold, {@code BTC} in {@code BTC/USDT}
 * @param quote what it is priced in, {@code USDT} in {@code BTC/USDT}
 */
public record Symbol(String base, String quote) implements Comparable<Symbol> {

    private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,20}");

    public Symbol {
        requireAsset("base", base);
        requireAsset("quote", quote);
        if (base.equals(quote)) {
            throw new IllegalArgumentException("base and quote must differ: " + base + "/" + quote);
        }
    }

    /** Reads {@code BTC/USDT}; {@code BTC-USDT}, the form used in keys, is accepted as well. */
    public static Symbol parse(String text) {
        String[] assets = text.split("[/-]", -1);
        if (assets.length != 2) {
            throw new IllegalArgumentException("a symbol is BASE/QUOTE, as in BTC/USDT: " + text);
        }
        return new Symbol(assets[0], assets[1]);
    }

    /** The pair of two assets as somebody else names them; empty where no pair of ours can have these names. */
    public static Optional<Symbol> ofAssets(String base, String quote) {
        return ASSET.matcher(base).matches() && ASSET.matcher(quote).matches() && !base.equals(quote)
                ? Optional.of(new Symbol(base, quote))
                : Optional.empty();
    }

    /** The form used in keys: {@code BTC-USDT}. */
    public String key() {
        return base + "-" + quote;
    }

    /** The display form: {@code BTC/USDT}. */
    @Override
    public String toString() {
        return base + "/" + quote;
    }

    @Override
    public int compareTo(Symbol other) {
        int byBase = base.compareTo(other.base);
        return byBase != 0 ? byBase : quote.compareTo(other.quote);
    }

    private static void requireAsset(String name, String asset) {
        if (!ASSET.matcher(asset).matches()) {
            throw new IllegalArgumentException(name + " must be 1 to 20 of A-Z and 0-9: '" + asset + "'");
        }
    }
}
