package dev.scalpel.localexchange.perpetual.account;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The wallet balance of each margin asset. Contracts change it by booked income only. */
public final class MarginWallet {

    private final Funds funds;
    private final List<Income> incomes = new ArrayList<>();

    MarginWallet(Funds funds) {
        this.funds = funds;
    }

    public Set<String> assets() {
        return funds.assets();
    }

    public BigDecimal balance(String asset) {
        return funds.balance(asset);
    }

    /** The balance at an earlier instant. */
    public BigDecimal balance(String asset, long asOf) {
        return funds.balance(asset, asOf);
    }

    /** The part of the balance that orders of another market hold. */
    public BigDecimal heldElsewhere(String asset) {
        return funds.heldElsewhere(asset);
    }

    /** All income so far, oldest first. */
    public List<Income> incomes() {
        return List.copyOf(incomes);
    }

    /** Books a change of the balance; nothing when the amount is zero. */
    public void book(IncomeType type, String symbol, String asset, BigDecimal amount, String tradeId, long now) {
        if (amount.signum() == 0) {
            return;
        }
        funds.change(asset, amount, now);
        String info = tradeId.isEmpty() ? type.name() : tradeId;
        incomes.add(
                new Income(symbol, type, amount, asset, info, now, incomes.size() + 1L, tradeId, funds.balance(asset)));
    }

    /** Makes an asset known with a balance of zero. */
    public void open(String asset) {
        funds.open(asset);
    }
}
