package dev.scalpel.localexchange.usdm.account;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The wallet balance of each margin asset. It changes by booked income only, so their sum is the balance. */
public final class MarginWallet {

    private final Map<String, BigDecimal> balances = new TreeMap<>();
    private final List<Income> incomes = new ArrayList<>();

    public Set<String> assets() {
        return Set.copyOf(balances.keySet());
    }

    public BigDecimal balance(String asset) {
        return balances.getOrDefault(asset, BigDecimal.ZERO);
    }

    /** The balance at an earlier instant. */
    public BigDecimal balance(String asset, long asOf) {
        BigDecimal then = balance(asset);
        for (int i = incomes.size() - 1; i >= 0 && incomes.get(i).time() > asOf; i--) {
            if (incomes.get(i).asset().equals(asset)) {
                then = then.subtract(incomes.get(i).amount());
            }
        }
        return then;
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
        balances.merge(asset, amount, BigDecimal::add);
        String info = tradeId.isEmpty() ? type.name() : tradeId;
        incomes.add(new Income(symbol, type, amount, asset, info, now, incomes.size() + 1L, tradeId));
    }

    /** Makes an asset known with a balance of zero. */
    public void open(String asset) {
        balances.putIfAbsent(asset, BigDecimal.ZERO);
    }
}
