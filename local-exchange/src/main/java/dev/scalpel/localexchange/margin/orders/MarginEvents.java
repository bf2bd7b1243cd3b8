package dev.scalpel.localexchange.margin.orders;

/** What a venue reports of its account, in its order. */
public interface MarginEvents {

    void accepted(MarginOrder order, long now);

    void filled(MarginFill fill);

    /** An order ended without being filled completely. */
    void ended(MarginOrder order, EndReason reason, long now);
}
