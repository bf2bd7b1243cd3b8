package dev.scalpel.trading;

/** The direction of an order. Its names are stored in state documents and sent to venues. */
public enum OrderSide {
    BUY,
    SELL;

    /** +1 for a purchase, −1 for a sale: the quantity of a fill times this is the change of what is held. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }

    public OrderSide opposite() {
        return this == BUY ? SELL : BUY;
    }
}
