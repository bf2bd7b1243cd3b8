package dev.scalpel.execution.state;

import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;

/**
 * The client ids of our orders. An entry's id follows from symbol and bar alone: however often a bar is decided on, it
 * is the same order.
 */
public final class ClientOrderIds {

    private static final int RADIX = 36;
    /** What is left of the venue's limit for the pair, so that an account's orders do not share an id. */
    private static final int MAX_PAIR_LENGTH = 18;

    private ClientOrderIds() {}

    public static String entry(Symbol symbol, long bar) {
        return "e" + minute(bar) + "-" + pair(symbol);
    }

    /** @param attempt the next one for an order that never arrived */
    public static String exit(Symbol symbol, long bar, int attempt) {
        return "x" + minute(bar) + "-" + attempt + "-" + pair(symbol);
    }

    public static String protection(Symbol symbol, long bar, int attempt) {
        return "p" + minute(bar) + "-" + attempt + "-" + pair(symbol);
    }

    /** Whether an id at the venue is one that this bot gives to orders of the symbol. */
    public static boolean isOurs(Symbol symbol, String clientId) {
        String rest = "-" + pair(symbol);
        String id = clientId.replaceFirst("-[st]$", "");
        return id.endsWith(rest)
                && id.substring(0, id.length() - rest.length()).matches("e[0-9a-z]+|[px][0-9a-z]+-[0-9]+");
    }

    private static String minute(long bar) {
        return Long.toString(bar / Minutes.MILLIS, RADIX);
    }

    private static String pair(Symbol symbol) {
        String both = symbol.base() + symbol.quote();
        return both.length() <= MAX_PAIR_LENGTH
                ? both
                : both.substring(0, MAX_PAIR_LENGTH - 7) + "-" + Integer.toString(both.hashCode() & 0x3fffffff, RADIX);
    }
}
