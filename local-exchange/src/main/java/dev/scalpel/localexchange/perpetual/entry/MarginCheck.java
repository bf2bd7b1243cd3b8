package dev.scalpel.localexchange.perpetual.entry;

import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.engine.AccountValues;
import dev.scalpel.localexchange.perpetual.engine.FuturesEngine;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether the available balance covers an order: its initial margin at an assumed price and the loss with which it would
 * begin (binance.com/en/support/faq/87fa7ee33b574f7084d42bd2ce2e463b).
 */
final class MarginCheck {

    private static final BigDecimal MARKET_BUY = new BigDecimal("1.0005");
    private static final BigDecimal SHORT = new BigDecimal("1.0015");

    private final FuturesAccount account;
    private final FuturesEngine engine;

    MarginCheck(FuturesAccount account, FuturesEngine engine) {
        this.account = account;
        this.engine = engine;
    }

    void require(FuturesOrderRequest request, AccountValues values) {
        Position position = account.position(request.contract(), request.holdingSide());
        FuturesOrderRequest assumed = request.changed(request.quantity(), assumedPrice(request));
        BigDecimal more =
                values.openOrderMargin(position, Optional.of(assumed)).subtract(values.openOrderMargin(position));
        requireRoom(position, assumed, values);
        if (more.signum() == 0) {
            return;
        }
        if (more.add(openLoss(request))
                        .compareTo(values.available(request.contract().asset()))
                > 0) {
            throw Refusals.marginInsufficient();
        }
    }

    /** Checks only what a changed order needs beyond the present one. */
    void requireChange(FuturesOrder present, FuturesOrderRequest changed, AccountValues values) {
        BigDecimal before = present.remaining().multiply(present.price());
        BigDecimal rest = changed.quantity().subtract(present.executed());
        BigDecimal more = rest.multiply(changed.price()).subtract(before);
        if (more.signum() > 0) {
            require(changed.changed(more, BigDecimal.ONE), values);
        }
    }

    private void requireRoom(Position position, FuturesOrderRequest assumed, AccountValues values) {
        BigDecimal present = values.notional(position);
        BigDecimal opening = values.opening(position, assumed.buys(), Optional.of(assumed));
        BigDecimal after = (assumed.buys() ? present.add(opening) : present.subtract(opening)).abs();
        int leverage = account.settings(assumed.contract()).leverage();
        boolean grows = after.compareTo(present.abs()) > 0;
        if (grows && after.compareTo(assumed.contract().brackets().maxNotional(leverage)) > 0) {
            throw Refusals.tooLargeForLeverage();
        }
    }

    private BigDecimal assumedPrice(FuturesOrderRequest request) {
        Contract contract = request.contract();
        if (request.buys()) {
            return request.type().hasLimit()
                    ? request.price()
                    : engine.best(contract, true).multiply(MARKET_BUY);
        }
        return engine.price(contract).multiply(SHORT).max(engine.mark(contract)).max(request.price());
    }

    /** How much worse than the mark price the order's own price is. */
    private BigDecimal openLoss(FuturesOrderRequest request) {
        Contract contract = request.contract();
        BigDecimal price = request.type().hasLimit() ? request.price() : engine.best(contract, request.buys());
        BigDecimal mark = engine.mark(contract);
        BigDecimal loss = request.buys() ? price.subtract(mark) : mark.subtract(price);
        return loss.max(BigDecimal.ZERO).multiply(request.quantity());
    }
}
