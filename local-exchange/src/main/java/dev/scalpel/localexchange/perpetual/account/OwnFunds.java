package dev.scalpel.localexchange.perpetual.account;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The balances of an account that no other market shares. */
public final class OwnFunds implements Funds {

    private record Change(long time, String asset, BigDecimal amount) {}

    private final Map<String, BigDecimal> balances = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();

    @Override
    public Set<String> assets() {
        return Set.copyOf(balances.keySet());
    }

    @Override
    public BigDecimal balance(String asset) {
        return balances.getOrDefault(asset, BigDecimal.ZERO);
    }

    @Override
    public BigDecimal balance(String asset, long asOf) {
        BigDecimal then = balance(asset);
        for (int i = changes.size() - 1; i >= 0 && changes.get(i).time() > asOf; i--) {
            if (changes.get(i).asset().equals(asset)) {
                then = then.subtract(changes.get(i).amount());
            }
        }
        return then;
    }

    @Override
    public BigDecimal heldElsewhere(String asset) {
        return BigDecimal.ZERO;
    }

    @Override
    public void open(String asset) {
        balances.putIfAbsent(asset, BigDecimal.ZERO);
    }

    @Override
    public void change(String asset, BigDecimal amount, long now) {
        balances.merge(asset, amount, BigDecimal::add);
        changes.add(new Change(now, asset, amount));
    }
}
