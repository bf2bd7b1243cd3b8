package dev.scalpel.execution.state;

import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;

/**
 * The client ids of our orders. An entry's id depends on symbol and bar alone: deciding on a bar again gives the same
 * order.
 */
public final class ClientOrderIds {

    private static final int RADIX = 36;
    /** Characters left of the venue's limit for the pair, which keeps the ids of an account's symbols apart. */
    private static final int MAX_PAIR_LENGTH = 18;

    private ClientOrderIds() {}

    public static String entry(Symbol symbol, long bar) {
        return "e" + minute(bar) + "-" + pair(symbol);
    }

    /** @param attempt counts up when an exit has to be sent again as another order */
    public static String exit(Symbol symbol, long bar, int attempt) {
        return "x" + minute(bar) + "-" + attempt + "-" + pair(symbol);
    }

    public static String protection(Symbol symbol, long bar, int attempt) {
        return "p" + minute(bar) + "-" + attempt + "-" + pair(symbol);
    }

    /** Of a target that is an order of its own. */
    public static String target(Symbol symbol, long bar, int attempt) {
        return "t" + minute(bar) + "-" + attempt + "-" + pair(symbol);
    }

    /** Whether a client id has the form that this class gives to orders of the symbol. */
    public static boolean isOurs(Symbol symbol, String clientId) {
        String suffix = "-" + pair(symbol);
        String id = clientId.replaceFirst("-[st]$", "");
        return id.endsWith(suffix)
                && id.substring(0, id.length() - suffix.length()).matches("e[0-9a-z]+|[ptx][0-9a-z]+-[0-9]+");
    }

    private static String minute(long bar) {
        return Long.toString(bar / Minutes.MILLIS, RADIX);
    }

    private static String pair(Symbol symbol) {
        String name = symbol.base() + symbol.quote();
        return name.length() <= MAX_PAIR_LENGTH
                ? name
                : name.substring(0, MAX_PAIR_LENGTH - 7) + "-" + Integer.toString(name.hashCode() & 0x3fffffff, RADIX);
    }
}
