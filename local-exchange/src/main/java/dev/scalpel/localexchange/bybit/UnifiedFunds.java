package dev.scalpel.localexchange.bybit;

import dev.scalpel.localexchange.account.Balance;
import dev.scalpel.localexchange.account.Wallet;
import dev.scalpel.localexchange.perpetual.account.Funds;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;

/** The balances of a unified account: contracts settle in the wallet that spot trades with. */
final class UnifiedFunds implements Funds {

    private final Wallet wallet;
    private final Set<String> assets = new TreeSet<>();

    UnifiedFunds(Wallet wallet) {
        this.wallet = wallet;
    }

    @Override
    public Set<String> assets() {
        return Set.copyOf(assets);
    }

    @Override
    public BigDecimal balance(String asset) {
        return wallet.free(asset).add(wallet.locked(asset));
    }

    @Override
    public BigDecimal balance(String asset, long asOf) {
        if (asOf == Long.MAX_VALUE) {
            return balance(asset);
        }
        Balance then = wallet.asOf(asOf).getOrDefault(asset, Balance.NONE);
        return then.free().add(then.locked());
    }

    @Override
    public BigDecimal heldElsewhere(String asset) {
        return wallet.locked(asset);
    }

    @Override
    public void open(String asset) {
        assets.add(asset);
    }

    @Override
    public void change(String asset, BigDecimal amount, long now) {
        wallet.settle(asset, amount, now);
    }
}
