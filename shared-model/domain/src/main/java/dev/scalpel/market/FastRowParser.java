package dev.scalpel.market;

/**
 * Parses ordinary lines straight from their bytes. Anything else (an exponent, more digits than a double can hold
 * exactly, any error) is left to {@link DiagnosticRowParser}.
 *
 * <p>A decimal of at most 2^53, divided by a power of ten of at most 10^22, is one correctly rounded operation on two
 * exact doubles, and so has exactly the bits of {@link Double#parseDouble}.
 */
final class FastRowParser {

    private static final long MAX_EXACT = 1L << 53;
    /** This many digits never overflow a long. */
    private static final int MAX_DIGITS = 18;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private final BarCsvLayout layout;
    private byte[] bytes = new byte[0];
    private int at;
    private boolean known;

    FastRowParser(BarCsvLayout layout) {
        this.layout = layout;
    }

    /**
     * Reads the line that begins at {@code from}; a line end must follow somewhere in {@code bytes}.
     *
     * @return where the next line begins, or −1 when {@link DiagnosticRowParser} must parse this line
     */
    int read(byte[] bytes, int from, BarRow row) {
        this.bytes = bytes;
        at = from;
        known = true;
        row.openTime = wholeNumber();
        row.open = decimal();
        row.high = decimal();
        row.low = decimal();
        row.close = decimal();
        row.volume = decimal();
        if (!known) {
            return -1;
        }
        if (layout == BarCsvLayout.SCALPEL) {
            readOurTail(row);
        } else {
            readBinanceTail(row);
        }
        return known ? at : -1;
    }

    private void readOurTail(BarRow row) {
        if (row.openTime >= BarCsvLayout.MIN_MICROSECONDS) {
            known = false;
        }
        row.trades = bytes[at] == ',' ? unknownTrades() : wholeNumber();
        if (known) {
            row.takerBuyVolume = atLineEnd(at) ? Bar.UNKNOWN_VOLUME : lastDecimal();
            endLine();
        }
    }

    private void readBinanceTail(BarRow row) {
        long closeTime = wholeNumber();
        skip();
        row.trades = wholeNumber();
        row.takerBuyVolume = decimal();
        skip();
        if (known) {
            while (bytes[at] != ',' && !atLineEnd(at)) {
                at++;
            }
            endLine();
        }
        long unit = row.openTime >= BarCsvLayout.MIN_MICROSECONDS ? BarCsvLayout.MICROS_PER_MILLI : 1;
        known &= closeTime - row.openTime == Minutes.MILLIS * unit - 1 && row.openTime % unit == 0;
        row.openTime /= unit;
    }

    private long unknownTrades() {
        at++;
        return Bar.UNKNOWN_TRADES;
    }

    /** Skips a field that is not kept. */
    private void skip() {
        while (bytes[at] != ',' && bytes[at] != '\n') {
            at++;
        }
        endField(at);
    }

    private long wholeNumber() {
        int i = at;
        long number = 0;
        int digit = bytes[i] - '0';
        while (digit >= 0 && digit <= 9) {
            number = number * 10 + digit;
            digit = bytes[++i] - '0';
        }
        known &= i > at && i - at <= MAX_DIGITS;
        endField(i);
        return number;
    }

    private double decimal() {
        double number = lastDecimal();
        endField(at);
        return number;
    }

    private double lastDecimal() {
        int i = at;
        long mantissa = 0;
        int digit = bytes[i] - '0';
        while (digit >= 0 && digit <= 9) {
            mantissa = mantissa * 10 + digit;
            digit = bytes[++i] - '0';
        }
        int digits = i - at;
        int decimals = 0;
        known &= digits > 0;
        if (bytes[i] == '.') {
            int point = i;
            digit = bytes[++i] - '0';
            while (digit >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
                digit = bytes[++i] - '0';
            }
            decimals = i - point - 1;
            known &= decimals > 0;
        }
        at = i;
        if (digits + decimals > MAX_DIGITS || mantissa > MAX_EXACT) {
            known = false;
            return 0;
        }
        return mantissa / POWERS_OF_TEN[decimals];
    }

    /** Skips the comma that must be here; never a line end, so that parsing stays within the line. */
    private void endField(int i) {
        if (bytes[i] == ',') {
            at = i + 1;
        } else {
            at = i;
            known = false;
        }
    }

    private void endLine() {
        if (bytes[at] == '\r') {
            at++;
        }
        known &= bytes[at] == '\n';
        at++;
    }

    private boolean atLineEnd(int i) {
        return bytes[i] == '\n' || bytes[i] == '\r';
    }
}
