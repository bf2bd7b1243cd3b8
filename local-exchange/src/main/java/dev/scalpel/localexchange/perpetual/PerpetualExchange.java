package dev.scalpel.localexchange.perpetual;

import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.perpetual.account.HoldingSide;
import dev.scalpel.localexchange.perpetual.account.Income;
import dev.scalpel.localexchange.perpetual.account.IncomeType;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.account.PositionState;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.orders.AlgoOrder;
import dev.scalpel.localexchange.perpetual.orders.AlgoView;
import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.server.StandIn;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A market of perpetual contracts on 127.0.0.1. Prices come from the bars of the listed contracts and time from the given clock, as
 * in {@code SpotExchange}. Close it to free the port.
 */
public class PerpetualExchange extends StandIn {

    private final PerpetualCore core;

    /**
     * @param port 0 for any free one
     * @throws java.io.UncheckedIOException when the port is taken
     */
    protected PerpetualExchange(int port, PerpetualCore core, Dialect dialect) {
        super(port, core.controls(), core.scheduler(), dialect);
        this.core = core;
    }

    /** The contracts of a server that has other markets as well. */
    public PerpetualExchange(StandIn host, PerpetualCore core) {
        super(host);
        this.core = core;
    }

    /** Opens or closes a contract's market. Unless it is {@link SymbolStatus#TRADING} new orders are refused and nothing fills. */
    public final void setStatus(Symbol symbol, SymbolStatus status) {
        now(now -> {
            Contract contract = listed(symbol);
            contract.market().setStatus(status);
            if (contract.market().fillsOrders()) {
                core.engine().apply(contract, now);
            }
        });
    }

    /** Ends the matching plain orders by the venue's decision: EXPIRED. */
    public final void expireOrders(Predicate<OrderView> which) {
        now(now -> core.book().open().stream()
                .filter(order -> which.test(order.view()))
                .forEach(order -> core.orderEntry().expire(order, now)));
    }

    /** Ends the matching conditional orders by the venue's decision: EXPIRED. */
    public final void expireAlgoOrders(Predicate<AlgoView> which) {
        now(now -> core.book().waiting().stream()
                .filter(order -> which.test(order.view()))
                .forEach(order -> core.orderEntry().expire(order, now)));
    }

    /** Sets how far the mark price is above the contract's price, as a share of it; the market acts on it at once. */
    public final void setMarkPremium(Symbol symbol, BigDecimal share) {
        now(now -> {
            listed(symbol).setMarkPremium(share);
            core.engine().apply(listed(symbol), now);
        });
    }

    /** Sets the funding rate of a stamp: a multiple of eight hours, in epoch milliseconds. */
    public final void setFundingRate(Symbol symbol, long stamp, BigDecimal rate) {
        now(now -> listed(symbol).setFunding(stamp, rate));
    }

    /**
     * Closes a share of the open position against that of a bankrupt trader, at this price and without a fee: auto-deleveraging.
     *
     * @throws IllegalStateException when no position is open
     */
    public final void deleverage(Symbol symbol, BigDecimal share, BigDecimal price) {
        now(now -> core.engine().forced().deleverage(open(symbol), share, price, now));
    }

    /** Closes the open position at the mark price, as the venue does before it delists a contract. */
    public final void settle(Symbol symbol) {
        now(now -> core.engine().forced().settle(open(symbol), now));
    }

    private Position open(Symbol symbol) {
        return core.engine()
                .forced()
                .open(listed(symbol))
                .orElseThrow(() -> new IllegalStateException("no position is open in " + symbol));
    }

    private Contract listed(Symbol symbol) {
        return core.contracts()
                .find(symbol.base() + symbol.quote())
                .orElseThrow(() -> new IllegalArgumentException("not listed: " + symbol));
    }

    /** Transfers funds into the wallet, or out of it when the amount is below zero. */
    public final void transfer(String asset, BigDecimal amount) {
        if (amount.signum() == 0) {
            throw new IllegalArgumentException("a transfer must not be 0");
        }
        now(now -> core.account().wallet().book(IncomeType.TRANSFER, "", asset, amount, "", now));
    }

    /** The wallet balance of an asset, without unrealised profit. */
    public final BigDecimal walletBalance(String asset) {
        return read(() -> core.account().wallet().balance(asset));
    }

    /** The part of the wallet that no isolated position holds. */
    public final BigDecimal crossWalletBalance(String asset) {
        return read(() -> core.engine().values().crossWallet(asset));
    }

    /** The position of one-way mode. */
    public final PositionState position(Symbol symbol) {
        return position(symbol, HoldingSide.BOTH);
    }

    public final PositionState position(Symbol symbol, HoldingSide side) {
        return read(() -> core.account().position(listed(symbol), side).now());
    }

    /** Sets the fees of later fills; the defaults are 2 and 5 bp of the value. */
    public final void setFeeRates(BigDecimal maker, BigDecimal taker) {
        locked(() -> core.account().setFeeRates(maker, taker));
    }

    /** Sets how much worse than its level a triggered order trades, as a share of the price. None by default. */
    public final void setStopSlippage(Function<OrderView, BigDecimal> shareOfPrice) {
        locked(() -> core.engine().setStopSlippage(shareOfPrice));
    }

    /** All plain orders ever accepted, the venue's own included, oldest first, in their present state. */
    public final List<OrderView> orders() {
        return read(() -> core.book().all().stream().map(FuturesOrder::view).toList());
    }

    /** All conditional orders ever accepted, oldest first, in their present state. */
    public final List<AlgoView> algoOrders() {
        return read(() -> core.book().allAlgos().stream().map(AlgoOrder::view).toList());
    }

    /** All fills so far, oldest first. */
    public final List<FuturesFill> fills() {
        return read(() -> core.engine().clearing().fills());
    }

    /** All changes of the wallet so far, oldest first. */
    public final List<Income> incomes() {
        return read(() -> core.account().wallet().incomes());
    }
}
