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

    /** The side of the order that opens a position. */
    public OrderSide entrySide() {
        return this == LONG ? OrderSide.BUY : OrderSide.SELL;
    }

    /** The side of the order that closes a position, and of its protection. */
    public OrderSide exitSide() {
        return entrySide().opposite();
    }

    /** The position that an order of this side opens. */
    public static PositionSide openedBy(OrderSide entrySide) {
        return entrySide == OrderSide.BUY ? LONG : SHORT;
    }

    public PositionSide opposite() {
        return this == LONG ? SHORT : LONG;
    }
}
