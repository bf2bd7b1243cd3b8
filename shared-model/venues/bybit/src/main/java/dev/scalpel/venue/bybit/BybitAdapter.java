package dev.scalpel.venue.bybit;

/** Bybit spot. Found by the service loader. */
public final class BybitAdapter extends CategoryAdapter {

    public BybitAdapter() {
        super(Category.SPOT);
    }
}
