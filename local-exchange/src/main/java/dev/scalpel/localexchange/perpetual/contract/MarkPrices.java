package dev.scalpel.localexchange.perpetual.contract;

import java.math.BigDecimal;

/** The present prices of all contracts. */
public interface MarkPrices {

    /** The contract's own last price. */
    BigDecimal price(Contract contract);

    default BigDecimal mark(Contract contract) {
        return contract.mark(price(contract));
    }
}
