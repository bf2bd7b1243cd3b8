package dev.scalpel.localexchange.usdm.engine;

import dev.scalpel.localexchange.usdm.account.FuturesAccount;
import dev.scalpel.localexchange.usdm.account.IncomeType;
import dev.scalpel.localexchange.usdm.account.Position;
import dev.scalpel.localexchange.usdm.contract.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Funding at its stamps: the value of each open position at the mark price times the rate, from longs to shorts when the
 * rate is positive. An isolated position pays from its own margin (user data streams, "Balance and Position Update").
 */
final class Funding {

    private static final int DECIMALS = 8;

    private final FuturesAccount account;

    Funding(FuturesAccount account) {
        this.account = account;
    }

    void settle(Contract contract, BigDecimal mark, long stamp) {
        BigDecimal rate = contract.funding().at(stamp);
        for (Position position : account.positions(contract)) {
            BigDecimal paid = position.now()
                    .notional(mark)
                    .multiply(rate)
                    .setScale(DECIMALS, RoundingMode.HALF_UP)
                    .negate();
            if (paid.signum() != 0) {
                account.wallet().book(IncomeType.FUNDING_FEE, contract.name(), contract.asset(), paid, "", stamp);
                if (account.settings(contract).isIsolated()) {
                    position.addMargin(paid, stamp);
                }
            }
        }
    }
}
