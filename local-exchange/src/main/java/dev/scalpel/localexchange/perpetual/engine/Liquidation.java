package dev.scalpel.localexchange.perpetual.engine;

import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.IncomeType;
import dev.scalpel.localexchange.perpetual.account.MarginRules;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.account.PositionState;
import dev.scalpel.localexchange.perpetual.contract.Bracket;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.orders.Forced;
import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;

/**
 * Liquidates positions without enough margin.
 *
 * <p>A liquidation expires all open orders of the symbol, then closes by an immediate-or-cancel order whose limit is the
 * bankruptcy price: what the book does not take better than that is taken over at it, so that no position loses more than
 * its margin. A large position is first reduced to the bracket below. The clearance fee is at most what is left of the margin.
 * By other terms the venue takes an isolated position over at its bankruptcy price, for a taker's fee.
 */
final class Liquidation {

    private static final int DECIMALS = 8;

    private final FuturesAccount account;
    private final AccountValues values;
    private final ForcedOrders forced;
    private final BestPrices best;

    /** The price that an order of this side gets from the book. */
    @FunctionalInterface
    interface BestPrices {
        BigDecimal of(Contract contract, boolean buys);
    }

    Liquidation(FuturesAccount account, AccountValues values, ForcedOrders forced, BestPrices best) {
        this.account = account;
        this.values = values;
        this.forced = forced;
        this.best = best;
    }

    /** Liquidates an isolated position until its margin suffices again or nothing is left. */
    void liquidate(Position position, long now) {
        Contract contract = position.contract();
        forced.expireOrders(contract, now);
        while (position.isOpen()
                && MarginRules.isDeficient(
                        position.now(), position.now().isolatedWallet(), values.mark(contract), contract.brackets())) {
            closeIsolated(position, quantityToClose(position), now);
        }
    }

    /** All of a position in the lowest bracket, else what exceeds the bracket below at the present mark price. */
    private BigDecimal quantityToClose(Position position) {
        BigDecimal size = position.now().quantity().abs();
        BigDecimal mark = values.mark(position.contract());
        Bracket bracket = position.contract().brackets().at(size.multiply(mark));
        if (bracket.number() == 1) {
            return size;
        }
        BigDecimal step = position.contract().step();
        BigDecimal kept = bracket.floor()
                .divide(mark.multiply(step), 0, RoundingMode.DOWN)
                .multiply(step);
        return size.subtract(kept);
    }

    private void closeIsolated(Position position, BigDecimal quantity, long now) {
        Contract contract = position.contract();
        PositionState before = position.now();
        BigDecimal bankruptcy = MarginRules.bankruptcyPrice(before, before.isolatedWallet(), contract.tick());
        if (contract.terms().takesOver()) {
            BigDecimal rate = takeoverFeeRate(position, quantity, bankruptcy);
            forced.close(position, Forced.LIQUIDATION, quantity, bankruptcy, bankruptcy, rate, now);
            return;
        }
        BigDecimal book = best.of(contract, !before.isLong());
        BigDecimal price = before.isLong() ? book.max(bankruptcy) : book.min(bankruptcy);
        FuturesFill fill =
                forced.close(position, Forced.LIQUIDATION, quantity, bankruptcy, price, BigDecimal.ZERO, now);
        // What a partial liquidation releases and loses stays with the position that goes on.
        BigDecimal rest = before.isolatedWallet().add(fill.realised());
        BigDecimal fee = fee(fill, contract).min(rest.max(BigDecimal.ZERO));
        clear(contract, fee.negate(), now);
        if (position.isOpen()) {
            position.addMargin(rest.subtract(fee).subtract(position.now().isolatedWallet()), now);
        }
    }

    /** A taker's, as far as the rest of the wallet can pay it. */
    private BigDecimal takeoverFeeRate(Position position, BigDecimal quantity, BigDecimal price) {
        BigDecimal left = values.crossWallet(position.contract().asset()).max(BigDecimal.ZERO);
        return account.feeRate(false).min(left.divide(price.multiply(quantity), DECIMALS, RoundingMode.DOWN));
    }

    /** Liquidates the crossed positions of an asset, the largest loss first, until the rest has enough margin. */
    void liquidateCrossed(String asset, long now) {
        values.crossed(asset).forEach(position -> forced.expireOrders(position.contract(), now));
        while (new CrossMargin(values).isDeficient(asset)) {
            Position worst = values.crossed(asset).stream()
                    .min(Comparator.comparing(values::unrealised))
                    .orElseThrow();
            Contract contract = worst.contract();
            BigDecimal price = best.of(contract, !worst.now().isLong());
            BigDecimal size = worst.now().quantity().abs();
            FuturesFill fill = forced.close(worst, Forced.LIQUIDATION, size, price, price, BigDecimal.ZERO, now);
            BigDecimal left = values.crossWallet(asset).max(BigDecimal.ZERO);
            clear(contract, fee(fill, contract).min(left).negate(), now);
        }
        BigDecimal balance = values.crossWallet(asset);
        if (balance.signum() < 0 && values.crossed(asset).isEmpty()) {
            account.wallet().book(IncomeType.INSURANCE_CLEAR, "", asset, balance.negate(), "", now);
        }
    }

    private static BigDecimal fee(FuturesFill fill, Contract contract) {
        return fill.quoteQuantity()
                .multiply(contract.terms().liquidationFee())
                .setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private void clear(Contract contract, BigDecimal amount, long now) {
        account.wallet().book(IncomeType.INSURANCE_CLEAR, contract.name(), contract.asset(), amount, "", now);
    }
}
