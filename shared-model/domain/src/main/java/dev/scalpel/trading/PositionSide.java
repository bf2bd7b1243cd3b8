package dev.scalpel.trading;

/** Whether a position profits when the price rises or when it falls. */
public enum PositionSide {
    LONG(1, 'L'),
    SHORT(-1, 'S');

    private final int sign;
    private final char letter;

    PositionSide(int sign, char letter) {
        this.sign = sign;
        this.letter = letter;
    }

    /** +1 for long, −1 for short: a price move times this is the gain. */
    public int sign() {
        return sign;
    }

    char letter() {
        return letter;
    }

    public PositionSide opposite() {
        return this == LONG ? SHORT : LONG;
    }
}
