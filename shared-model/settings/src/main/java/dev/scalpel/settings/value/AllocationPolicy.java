package dev.scalpel.settings.value;

/** How a portfolio's capital is split between its strategies. */
public enum AllocationPolicy {
    /** Each strategy may use its share, whatever the others do. */
    MULTI_STRATEGY,
    /** Capital of strategies that hold nothing goes to the one with the largest share. */
    BUY_SIDE_BOOST
}
