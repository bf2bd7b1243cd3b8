package dev.scalpel.localexchange.perpetual.engine;

import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.IncomeType;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Funding at its stamps: the value of each open position at the mark price times the rate, from longs to shorts when the
 * rate is positive. An isolated position pays from its own margin (user data streams, "Balance and Position Update").
 */
public final class Funding {

    /**
     * What a position was paid or has paid at a stamp.
     *
     * @param quantity below zero for a short position
     * @param paid below zero when the position has paid
     * @param balance of the wallet afterwards
     */
    public record Payment(
            long number,
            Contract contract,
            BigDecimal quantity,
            BigDecimal mark,
            BigDecimal rate,
            BigDecimal paid,
            BigDecimal balance,
            long stamp) {}

    private static final int DECIMALS = 8;

    private final FuturesAccount account;
    private final List<Payment> payments = new ArrayList<>();

    Funding(FuturesAccount account) {
        this.account = account;
    }

    /** All payments so far, oldest first. */
    public List<Payment> payments() {
        return List.copyOf(payments);
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
                BigDecimal quantity = position.now().quantity();
                account.wallet().book(IncomeType.FUNDING_FEE, contract.name(), contract.asset(), paid, "", stamp);
                if (account.settings(contract).isIsolated()) {
                    position.addMargin(paid, stamp);
                }
                BigDecimal balance = account.wallet().balance(contract.asset());
                payments.add(new Payment(payments.size() + 1L, contract, quantity, mark, rate, paid, balance, stamp));
            }
        }
    }
}
