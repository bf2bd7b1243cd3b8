package dev.scalpel.localexchange.perpetual.orders;

/**
 * What an order carries beside its price and quantity.
 *
 * @param validUntil when a GTD order ends, in full seconds of epoch milliseconds; 0 for others
 * @param priceMatch how its price was chosen; {@code NONE} when it was sent
 * @param selfTradePrevention reported as sent
 */
public record OrderExtras(long validUntil, String priceMatch, String selfTradePrevention) {

    public static final OrderExtras NONE = new OrderExtras(0, "NONE", "NONE");
}
