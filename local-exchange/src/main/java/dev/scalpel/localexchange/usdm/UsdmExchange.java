package dev.scalpel.localexchange.usdm;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.binance.BinanceControls;
import dev.scalpel.localexchange.binance.BinanceLimits;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.server.StandIn;
import dev.scalpel.localexchange.usdm.account.HoldingSide;
import dev.scalpel.localexchange.usdm.account.Income;
import dev.scalpel.localexchange.usdm.account.IncomeType;
import dev.scalpel.localexchange.usdm.account.Position;
import dev.scalpel.localexchange.usdm.account.PositionState;
import dev.scalpel.localexchange.usdm.contract.Contract;
import dev.scalpel.localexchange.usdm.contract.PerpetualListing;
import dev.scalpel.localexchange.usdm.orders.AlgoOrder;
import dev.scalpel.localexchange.usdm.orders.AlgoView;
import dev.scalpel.localexchange.usdm.orders.FuturesFill;
import dev.scalpel.localexchange.usdm.orders.FuturesOrder;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A futures market on 127.0.0.1 that speaks Binance's USD-M REST API. Prices come from the bars of the listed contracts and
 * time from the given clock, as in {@code LocalExchange}. Close it to free the port.
 */
public final class UsdmExchange extends StandIn implements BinanceLimits {

    private final FuturesMarket market;

    private UsdmExchange(int port, FuturesMarket market) {
        super(port, market.standInControls, market.scheduler, market.dialect());
        this.market = market;
    }

    /**
     * Starts a market.
     *
     * @param port 0 for any free one
     * @param clock the market's time; the caller moves it, forward only
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static UsdmExchange start(int port, Clock clock, List<PerpetualListing> listings, ApiKey apiKey) {
        return new UsdmExchange(port, new FuturesMarket(clock, listings, apiKey));
    }

    /** A market on any free port, with {@link ApiKey#rehearsal}. */
    public static UsdmExchange start(Clock clock, List<PerpetualListing> listings) {
        return start(0, clock, listings, ApiKey.rehearsal());
    }

    @Override
    public BinanceControls<?> binanceControls() {
        return market.controls;
    }

    /** Opens or closes a contract's market. Unless it is {@link SymbolStatus#TRADING} new orders are refused and nothing fills. */
    public void setStatus(Symbol symbol, SymbolStatus status) {
        now(now -> {
            Contract contract = listed(symbol);
            contract.market().setStatus(status);
            if (contract.market().fillsOrders()) {
                market.engine.apply(contract, now);
            }
        });
    }

    /** Ends the matching plain orders by the venue's decision: EXPIRED. */
    public void expireOrders(Predicate<OrderView> which) {
        now(now -> market.book.open().stream()
                .filter(order -> which.test(order.view()))
                .forEach(order -> market.orderEntry.expire(order, now)));
    }

    /** Ends the matching conditional orders by the venue's decision: EXPIRED. */
    public void expireAlgoOrders(Predicate<AlgoView> which) {
        now(now -> market.book.waiting().stream()
                .filter(order -> which.test(order.view()))
                .forEach(order -> market.orderEntry.expire(order, now)));
    }

    /** Sets how far the mark price is above the contract's price, as a share of it; the market acts on it at once. */
    public void setMarkPremium(Symbol symbol, BigDecimal share) {
        now(now -> {
            listed(symbol).setMarkPremium(share);
            market.engine.apply(listed(symbol), now);
        });
    }

    /** Sets the funding rate of a stamp: a multiple of eight hours, in epoch milliseconds. */
    public void setFundingRate(Symbol symbol, long stamp, BigDecimal rate) {
        now(now -> listed(symbol).setFunding(stamp, rate));
    }

    /**
     * Closes a share of the open position against that of a bankrupt trader, at this price and without a fee: auto-deleveraging.
     *
     * @throws IllegalStateException when no position is open
     */
    public void deleverage(Symbol symbol, BigDecimal share, BigDecimal price) {
        now(now -> market.engine.forced().deleverage(open(symbol), share, price, now));
    }

    /** Closes the open position at the mark price, as the venue does before it delists a contract. */
    public void settle(Symbol symbol) {
        now(now -> market.engine.forced().settle(open(symbol), now));
    }

    private Position open(Symbol symbol) {
        return market.engine
                .forced()
                .open(listed(symbol))
                .orElseThrow(() -> new IllegalStateException("no position is open in " + symbol));
    }

    private Contract listed(Symbol symbol) {
        return market.contracts
                .find(symbol.base() + symbol.quote())
                .orElseThrow(() -> new IllegalArgumentException("not listed: " + symbol));
    }

    /** Transfers funds into the wallet, or out of it when the amount is below zero. */
    public void transfer(String asset, BigDecimal amount) {
        if (amount.signum() == 0) {
            throw new IllegalArgumentException("a transfer must not be 0");
        }
        now(now -> market.account.wallet().book(IncomeType.TRANSFER, "", asset, amount, "", now));
    }

    /** The wallet balance of an asset, without unrealised profit. */
    public BigDecimal walletBalance(String asset) {
        return read(() -> market.account.wallet().balance(asset));
    }

    /** The part of the wallet that no isolated position holds. */
    public BigDecimal crossWalletBalance(String asset) {
        return read(() -> market.engine.values().crossWallet(asset));
    }

    /** The position of one-way mode. */
    public PositionState position(Symbol symbol) {
        return position(symbol, HoldingSide.BOTH);
    }

    public PositionState position(Symbol symbol, HoldingSide side) {
        return read(() -> market.account.position(listed(symbol), side).now());
    }

    /** Sets the fees of later fills; the defaults are 2 and 5 bp of the value. */
    public void setFeeRates(BigDecimal maker, BigDecimal taker) {
        locked(() -> market.account.setFeeRates(maker, taker));
    }

    /** Sets how much worse than its level a triggered order trades, as a share of the price. None by default. */
    public void setStopSlippage(Function<OrderView, BigDecimal> shareOfPrice) {
        locked(() -> market.engine.setStopSlippage(shareOfPrice));
    }

    /** All plain orders ever accepted, the venue's own included, oldest first, in their present state. */
    public List<OrderView> orders() {
        return read(() -> market.book.all().stream().map(FuturesOrder::view).toList());
    }

    /** All conditional orders ever accepted, oldest first, in their present state. */
    public List<AlgoView> algoOrders() {
        return read(() -> market.book.allAlgos().stream().map(AlgoOrder::view).toList());
    }

    /** All fills so far, oldest first. */
    public List<FuturesFill> fills() {
        return read(() -> market.engine.clearing().fills());
    }

    /** All changes of the wallet so far, oldest first. */
    public List<Income> incomes() {
        return read(() -> market.account.wallet().incomes());
    }
}
