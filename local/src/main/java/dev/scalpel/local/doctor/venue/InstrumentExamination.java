package dev.scalpel.local.doctor.venue;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.local.doctor.CheckResult;
import dev.scalpel.local.doctor.CostCheck;
import dev.scalpel.local.doctor.TypicalPosition;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.adapter.VenueAccount;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.OrderRules;
import dev.scalpel.venue.trading.TradingVenue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One instrument as the venue has it now: may it be traded, are our orders large enough, what do they cost? */
final class InstrumentExamination {

    private final VenueScope scope;
    private final AccountSession session;
    private final Symbol symbol;
    private final VenueInstrument instrument;
    private final VenueFilters filters;
    private final BigDecimal price;
    private final List<CheckResult> results = new ArrayList<>();

    /** @param price at which it could be bought now */
    InstrumentExamination(
            VenueScope scope, AccountSession session, Symbol symbol, VenueInstrument instrument, BigDecimal price) {
        this.scope = scope;
        this.session = session;
        this.symbol = symbol;
        this.instrument = instrument;
        filters = instrument.filters();
        this.price = price;
    }

    List<CheckResult> examine() {
        results.add(listing());
        if (!instrument.status().takesOrders()) {
            return results;
        }
        TypicalPosition position = new TypicalPosition(
                symbol,
                filters,
                price.doubleValue(),
                equity().doubleValue(),
                scope.shares().getOrDefault(symbol, BigDecimal.ZERO).doubleValue());
        results.add(position.result());
        Optional<AccountFee> fee = fee();
        BigDecimal quantity = quantity();
        if (instrument.instrument().kind() == InstrumentKind.SPOT && quantity.signum() > 0) {
            results.add(dust(quantity, fee));
        }
        session.account().ifPresent(account -> results.add(dryOrder(account, quantity)));
        return results;
    }

    private CheckResult listing() {
        String check = "instrument " + symbol;
        if (!instrument.status().takesOrders()) {
            return CheckResult.warning(check, "its market is " + instrument.status(), "orders wait until it opens");
        }
        String message = "open; tick " + text(filters.tickSize()) + ", step " + text(filters.stepSize())
                + ", minimum order " + text(filters.minNotional()) + " " + symbol.quote() + " and "
                + text(filters.minQuantity()) + " " + symbol.base();
        return instrument.allows(OrderKind.STOP_MARKET)
                ? CheckResult.ok(check, message)
                : CheckResult.note(
                        check,
                        message + "; it has no stop-market orders",
                        "a price gap may skip the limit of a stop order");
    }

    /** What trading begins with: on paper that of the settings, with money what the account has. */
    private BigDecimal equity() {
        Settings settings = scope.settings();
        return scope.mode() == Mode.PAPER
                ? settings.execution().paperCapital()
                : session.balances()
                        .map(balances -> balances.of(symbol.quote()))
                        .map(Balances.Balance::total)
                        .orElse(settings.execution().paperCapital());
    }

    private BigDecimal quantity() {
        BigDecimal size = equity().multiply(scope.shares().getOrDefault(symbol, BigDecimal.ZERO));
        return filters.floorQuantity(size.divide(price.multiply(filters.multiplier()), MathContext.DECIMAL64));
    }

    private Optional<AccountFee> fee() {
        if (session.account().isEmpty()) {
            return Optional.empty();
        }
        String check = "fee " + symbol;
        try {
            Optional<AccountFee> fee =
                    session.account().get().read("the commission of " + symbol, venue -> venue.commission(symbol));
            results.add(fee.map(paid -> CostCheck.difference(scope.settings(), scope.instrument(symbol), paid)
                            .orElseGet(() -> CheckResult.ok(
                                    check, "the account pays " + CostCheck.pair(paid) + ", as the settings say")))
                    .orElseGet(() -> CheckResult.note(
                            check, "the venue does not report what the account pays", "docs/costs.md")));
            return fee;
        } catch (VenueException failure) {
            results.add(Remedies.problem(check, failure));
            return Optional.empty();
        }
    }

    /** What is bought, less a fee in the base asset, is sold in whole steps: the rest stays. */
    private CheckResult dust(BigDecimal quantity, Optional<AccountFee> fee) {
        BigDecimal rate = fee.filter(paid -> paid.paidIn().isPresent())
                .map(paid -> BigDecimal.ZERO)
                .orElseGet(() -> fee.map(AccountFee::taker)
                        .orElseGet(() -> BigDecimal.valueOf(scope.settings()
                                .costBook()
                                .of(scope.instrument(symbol))
                                .takerFeeRate())));
        BigDecimal left =
                quantity.multiply(BigDecimal.ONE.subtract(rate)).subtract(OrderRules.afterFee(quantity, rate, filters));
        String message = "a trade of " + text(quantity) + " " + symbol.base() + " leaves " + rounded(left) + " "
                + symbol.base() + " (" + rounded(left.multiply(price)) + " " + symbol.quote()
                + ") that no order can sell";
        return CheckResult.ok("dust " + symbol, message);
    }

    private CheckResult dryOrder(VenueAccount account, BigDecimal planned) {
        String check = "dry order " + symbol;
        BigDecimal quantity = planned.max(filters.minQuantity());
        NewOrder order = new NewOrder(
                "doctor-" + account.millis(),
                OrderSide.BUY,
                NewOrder.Type.IMMEDIATE,
                quantity,
                Optional.of(filters.ceilPrice(price)),
                Optional.empty(),
                false);
        try {
            return account.read("a dry order of " + symbol, venue -> {
                Optional<TradingVenue.DryOrder> dry = venue.dryOrder();
                if (dry.isEmpty()) {
                    return CheckResult.note(check, "the venue has no dry order", "");
                }
                long now = account.millis();
                dry.get()
                        .check(
                                symbol,
                                order,
                                new TradingVenue.Signing(
                                        now,
                                        now + scope.settings().venueConnection().recvWindowMillis()));
                return CheckResult.ok(
                        check,
                        "the venue would accept to buy " + text(quantity) + " at " + text(filters.ceilPrice(price))
                                + "; nothing was ordered");
            });
        } catch (VenueException refused) {
            return Remedies.problem(check, refused);
        }
    }

    private static String rounded(BigDecimal amount) {
        return text(amount.round(new MathContext(2, RoundingMode.HALF_UP)));
    }

    private static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
