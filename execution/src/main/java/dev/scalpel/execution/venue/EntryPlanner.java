package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderSide;
import dev.scalpel.market.Minutes;
import dev.scalpel.settings.Settings.EntryPricePolicy;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.RiskChecks;
import dev.scalpel.trading.RiskLimits;
import dev.scalpel.trading.Sizing;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.venue.trading.OrderPricing;
import dev.scalpel.venue.trading.OrderRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** From a wanted entry to its order, or to the limit that forbids it. Pure. */
final class EntryPlanner {

    /** Doubles that should add up to the limit may miss it by their rounding. */
    private static final double ROUNDING_ROOM = 1 - 1e-9;

    private final SymbolContext situation;
    private final ExecutionConfig rules;
    private final AccountState account;
    private final EntrySnapshot facts;

    EntryPlanner(SymbolContext situation, ExecutionConfig rules, AccountState account, EntrySnapshot facts) {
        this.situation = situation;
        this.rules = rules;
        this.account = account;
        this.facts = facts;
    }

    /**
     * An entry that may be claimed.
     *
     * @param protection that the entry carries along, where it can
     */
    record Ordered(EntryPlan plan, Intent intent, Optional<Intent> protection) {}

    /** One of both is present. */
    record Outcome(Optional<Ordered> ordered, Optional<StandAside> refusal) {

        static Outcome refused(StandAside reason) {
            return new Outcome(Optional.empty(), Optional.of(reason));
        }
    }

    Outcome of(Enter enter, Insight insight) {
        RiskLimits limits = rules.limits();
        double close = situation.market().close();
        Bracket bracket = enter.bracket().withMaxHold(enter.tactics().holdMinutes());
        Optional<StandAside> refusal = longOnly(bracket)
                .or(() -> RiskChecks.ofAccount(
                        limits, enter.tactics(), account, situation.market().newest()))
                .or(() ->
                        RiskChecks.priceMoved(limits, close, facts.quote().mid().doubleValue()));
        return refusal.map(Outcome::refused).orElseGet(() -> sized(enter, bracket, insight));
    }

    private Outcome sized(Enter enter, Bracket bracket, Insight insight) {
        boolean maker = rules.execution().entry() == EntryPricePolicy.MAKER;
        BigDecimal limit = maker
                ? OrderPricing.maker(OrderSide.BUY, facts.quote(), facts.filters())
                : OrderPricing.marketable(
                        OrderSide.BUY, facts.quote(), rules.execution().entryIncrementBp(), facts.filters());
        BigDecimal stopLimit = stopLimit(bracket, enter.sigma(), limit);
        Optional<BigDecimal> quantity = quantity(enter, limit, stopLimit);
        if (quantity.isEmpty()) {
            return Outcome.refused(StandAside.because(
                    StandAsideReason.BELOW_MINIMUM, "equity", account.equity(), "share", enter.share()));
        }
        double notional = quantity.get().multiply(limit).doubleValue();
        Optional<StandAside> tooMuch = exposure(notional * ROUNDING_ROOM);
        return tooMuch.map(Outcome::refused)
                .orElseGet(() -> new Outcome(
                        Optional.of(ordered(enter, bracket, insight, quantity.get(), limit, maker)), Optional.empty()));
    }

    /** Spot: nothing can be sold that is not there. */
    private static Optional<StandAside> longOnly(Bracket bracket) {
        return bracket.side() == PositionSide.LONG
                ? Optional.empty()
                : Optional.of(StandAside.because(
                        StandAsideReason.NO_CANDIDATE, "side", bracket.side().sign()));
    }

    /** By the account's share, by what is free, and such that the stop leg clears the venue's minimum too. */
    private Optional<BigDecimal> quantity(Enter enter, BigDecimal limit, BigDecimal stopLimit) {
        BigDecimal feeRate = BigDecimal.valueOf(rules.costs().feeRate());
        Optional<BigDecimal> wanted = Sizing.quantity(
                account.equity(),
                enter.share(),
                rules.largestShare(
                        situation.symbol(), account, situation.moment().rollUp()),
                facts.quote().ask().doubleValue(),
                stopLimit.doubleValue(),
                rules.costs().feeRate(),
                facts.filters());
        BigDecimal affordable =
                facts.freeQuote().divide(limit.multiply(BigDecimal.ONE.add(feeRate)), 18, RoundingMode.FLOOR);
        return wanted.map(quantity -> facts.filters().floorQuantity(quantity.min(affordable)))
                .filter(quantity -> OrderRules.legsRefusal(quantity, limit, stopLimit, feeRate, facts.filters())
                        .isEmpty());
    }

    private BigDecimal stopLimit(Bracket bracket, double sigma, BigDecimal limit) {
        BigDecimal trigger =
                OrderPricing.trigger(OrderSide.SELL, bracket.stopPrice(limit.doubleValue(), sigma), facts.filters());
        return OrderPricing.stopLimit(OrderSide.SELL, trigger, rules.execution().stopLimitOffsetBp(), facts.filters());
    }

    /** The others may fill their static shares of the account at any time. */
    private Optional<StandAside> exposure(double notional) {
        double equity = situation
                .moment()
                .rollUp()
                .map(RollUp::equity)
                .map(BigDecimal::doubleValue)
                .orElse(account.equity());
        BigDecimal others = rules.allAllocations().subtract(rules.allocation(situation.symbol()));
        return RiskChecks.exposure(rules.limits(), equity, equity * others.doubleValue() * ROUNDING_ROOM, notional);
    }

    private Ordered ordered(
            Enter enter, Bracket bracket, Insight insight, BigDecimal quantity, BigDecimal limit, boolean maker) {
        long bar = situation.market().newest();
        EntryPlan plan = new EntryPlan(
                ClientOrderIds.entry(situation.symbol(), bar),
                bar,
                bracket,
                enter.sigma(),
                facts.quote().ask(),
                quantity,
                facts.venueMillis() - Minutes.plus(bar, 1),
                insight.modelId(),
                insight.tacticsId(),
                enter.predictedNet(),
                enter.winProbability());
        Intent intent = new Intent(
                plan.tradeId(),
                1,
                Intent.Kind.ENTRY,
                OrderSide.BUY,
                bar,
                quantity,
                Optional.of(limit),
                Optional.empty(),
                Optional.empty(),
                facts.venueMillis(),
                rules.venueConnection().recvWindowMillis(),
                Intent.Status.CLAIMED,
                List.of());
        Optional<Intent> protection =
                maker && facts.carriesProtection() ? Optional.of(protection(plan, limit)) : Optional.empty();
        return new Ordered(plan, intent, protection);
    }

    /** An entry that rests may fill when nobody looks: its protection waits with it. */
    private Intent protection(EntryPlan plan, BigDecimal limit) {
        Position expected = Position.enter(
                plan.bracket(),
                plan.sigma(),
                plan.decisionBar(),
                Minutes.plus(plan.decisionBar(), 1),
                limit.doubleValue(),
                plan.quantity());
        BigDecimal kept = OrderRules.afterFee(
                plan.quantity(), BigDecimal.valueOf(rules.costs().feeRate()), facts.filters());
        return ExitOrders.protection(situation.symbol(), expected, kept, 1, facts.venue(), rules);
    }
}
