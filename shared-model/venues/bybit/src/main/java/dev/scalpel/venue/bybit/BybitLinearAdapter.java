package dev.scalpel.venue.bybit;

/** Bybit's perpetuals that are settled in USDT: netted positions, isolated margin, stops and targets as conditional orders. */
public final class BybitLinearAdapter extends CategoryAdapter {

    public BybitLinearAdapter() {
        super(Category.LINEAR);
    }

    @Override
    public boolean canShort() {
        return true;
    }
}
