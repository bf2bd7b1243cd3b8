package dev.scalpel.market;

import java.util.regex.Pattern;

/**
 * Identifies an instrument: the venue, and its symbol there. The same symbol at two venues is two instruments, with prices,
 * positions and models of their own.
 *
 * @param venue 1 to 30 of a-z, 0-9 and '-', not beginning with '-'
 * @param symbol what is bought and sold, and what it is priced in
 */
public record InstrumentId(String venue, Symbol symbol) implements Comparable<InstrumentId> {

    private static final Pattern VENUE = Pattern.compile("[a-z0-9][a-z0-9-]{0,29}");
    private static final char SEPARATOR = '/';

    public InstrumentId {
        requireVenue(venue);
    }

    /** Reads {@code binance/BTC-USDT}, the form of {@link #key}. */
    public static InstrumentId parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0 || text.indexOf(SEPARATOR, separator + 1) >= 0) {
            throw new IllegalArgumentException("an instrument is VENUE/BASE-QUOTE, as in binance/BTC-USDT: " + text);
        }
        return new InstrumentId(text.substring(0, separator), Symbol.parse(text.substring(separator + 1)));
    }

    /** Returns the name of a venue that may be part of a key, and rejects any other. */
    public static String requireVenue(String venue) {
        if (!VENUE.matcher(venue).matches()) {
            throw new IllegalArgumentException("a venue must be 1 to 30 of a-z, 0-9 and '-': '" + venue + "'");
        }
        return venue;
    }

    /** The form used in keys: {@code binance/BTC-USDT}. */
    public String key() {
        return venue + SEPARATOR + symbol.key();
    }

    /** The form used in keys, which {@link #parse} reads. Reports show the {@link #symbol}. */
    @Override
    public String toString() {
        return key();
    }

    /** By venue, then by symbol. */
    @Override
    public int compareTo(InstrumentId other) {
        int byVenue = venue.compareTo(other.venue);
        return byVenue != 0 ? byVenue : symbol.compareTo(other.symbol);
    }
}
