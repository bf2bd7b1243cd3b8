package dev.scalpel.execution.transition;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Minutes;
import dev.scalpel.settings.section.EntryPricePolicy;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.risk.RiskChecks;
import dev.scalpel.trading.risk.RiskLimits;
import dev.scalpel.trading.risk.Sizing;
import dev.scalpel.venue.trading.OrderPricing;
import dev.scalpel.venue.trading.OrderRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** From a decision to enter to its order, or to the limit that forbids it. Pure. */
public final class EntryPlanner {

    /** Doubles that should add up to exactly the limit may exceed it by rounding. */
    private static final double ROUNDING_TOLERANCE = 1 - 1e-9;

    private final SymbolContext context;
    private final ExecutionConfig config;
    private final AccountState account;
    private final EntrySnapshot snapshot;

    public EntryPlanner(SymbolContext context, ExecutionConfig config, AccountState account, EntrySnapshot snapshot) {
        this.context = context;
        this.config = config;
        this.account = account;
        this.snapshot = snapshot;
    }

    /**
     * An entry that may be claimed.
     *
     * @param protection sent with the entry, where the venue supports that
     */
    public record PlannedEntry(EntryPlan plan, Intent intent, Optional<Intent> protection) {}

    /** Either the planned entry or the reason against it. */
    public record Outcome(Optional<PlannedEntry> planned, Optional<StandAside> refusal) {

        static Outcome refused(StandAside reason) {
            return new Outcome(Optional.empty(), Optional.of(reason));
        }
    }

    /** @param tacticsId of the model's tactics; empty if no model decided */
    public Outcome plan(Enter enter, Optional<String> tacticsId) {
        RiskLimits limits = config.limits();
        double close = context.market().close();
        long minute = Minutes.floor(snapshot.venueMillis());
        EntryWindow window = config.entryWindow(snapshot.session());
        EntryBasis basis = enter.basis()
                .withMaxHold(window.holdMinutes(minute, enter.tactics().holdMinutes()));
        Optional<StandAside> refusal = sideNotOffered(basis)
                .or(() -> window.refusal(minute))
                .or(this::notFlat)
                .or(() -> RiskChecks.ofAccount(
                        limits, enter.tactics(), account, context.market().newest()))
                .or(() -> RiskChecks.priceMoved(
                        limits, close, snapshot.quote().mid().doubleValue()));
        return refusal.map(Outcome::refused).orElseGet(() -> sized(enter, basis, tacticsId));
    }

    private Outcome sized(Enter enter, EntryBasis basis, Optional<String> tacticsId) {
        boolean maker = config.execution().entry() == EntryPricePolicy.MAKER;
        OrderSide side = basis.side().entrySide();
        BigDecimal limit = maker
                ? OrderPricing.maker(side, snapshot.quote(), snapshot.filters())
                : OrderPricing.marketable(
                        side, snapshot.quote(), config.execution().entryIncrementBp(), snapshot.filters());
        Optional<BigDecimal> quantity = quantity(enter, basis, limit);
        if (quantity.isEmpty()) {
            return Outcome.refused(StandAside.because(
                    StandAsideReason.BELOW_MINIMUM, "equity", account.equity(), "share", enter.share()));
        }
        double notional = snapshot.filters()
                .notional(quantity.get(), highestFill(basis.side(), limit))
                .doubleValue();
        Optional<StandAside> tooMuch = exposure(notional * ROUNDING_TOLERANCE)
                .or(() -> snapshot.margin()
                        .flatMap(margin -> margin.refusal(
                                basis.distances(),
                                quantity.get().multiply(snapshot.filters().multiplier()),
                                limit)));
        return tooMuch.map(Outcome::refused)
                .orElseGet(() -> new Outcome(
                        Optional.of(plannedEntry(enter, basis, tacticsId, quantity.get(), limit, maker)),
                        Optional.empty()));
    }

    /** A venue without short positions, such as a spot market, offers only long ones. */
    private Optional<StandAside> sideNotOffered(EntryBasis basis) {
        return basis.side() == PositionSide.LONG || snapshot.shorting()
                ? Optional.empty()
                : Optional.of(StandAside.because(
                        StandAsideReason.SIDE_NOT_OFFERED, "side", basis.side().sign()));
    }

    /**
     * Where positions are netted, an entry would add to another position or turn it: the venue must report that nothing is
     * left that an order could close.
     */
    private Optional<StandAside> notFlat() {
        return snapshot.position()
                .filter(left -> {
                    BigDecimal most = left.abs().min(snapshot.filters().maxQuantity());
                    return !OrderRules.isDust(most, snapshot.quote().bid(), snapshot.filters());
                })
                .map(left -> StandAside.because(StandAsideReason.DRIFT, "position", left.doubleValue()));
    }

    /** Limited by the account's share and its free balance; empty when entry or stop would fall below the venue's minimum. */
    private Optional<BigDecimal> quantity(Enter enter, EntryBasis basis, BigDecimal limit) {
        double feeRate = config.entryFeeRate(context.symbol());
        BigDecimal lowestLeg = lowestLeg(basis.distances(), limit);
        Optional<BigDecimal> wanted = Sizing.quantity(
                account.equity(),
                enter.share(),
                config.maxShare(context.symbol(), account, context.invocation().rollUp()),
                snapshot.quote().takerPrice(basis.side().entrySide()).doubleValue(),
                lowestLeg.doubleValue(),
                feeRate,
                snapshot.filters());
        BigDecimal cost = snapshot.filters()
                .notional(BigDecimal.ONE, highestFill(basis.side(), limit))
                .multiply(BigDecimal.ONE.add(BigDecimal.valueOf(feeRate)));
        BigDecimal affordable = snapshot.margin()
                .map(margin -> margin.maxNotional(BigDecimal.valueOf(feeRate))
                        .divide(
                                snapshot.filters().notional(BigDecimal.ONE, highestFill(basis.side(), limit)),
                                18,
                                RoundingMode.FLOOR))
                .orElseGet(() -> snapshot.freeQuote().divide(cost, 18, RoundingMode.FLOOR));
        return wanted.map(quantity -> snapshot.filters().floorQuantity(quantity.min(affordable)))
                .filter(quantity -> OrderRules.legsRefusal(
                                quantity, limit, lowestLeg, baseFeeRate(basis.side()), snapshot.filters())
                        .isEmpty());
    }

    /**
     * The lowest price of the orders that would close the position: the stop's limit of a long, the target of a short; the
     * entry's without one.
     */
    private BigDecimal lowestLeg(EntryBasis.Distances distances, BigDecimal limit) {
        boolean isShort = distances.side() == PositionSide.SHORT;
        if (isShort ? !distances.hasTarget() : !distances.hasStop()) {
            return limit;
        }
        OrderSide side = distances.side().exitSide();
        if (isShort) {
            return OrderPricing.target(side, distances.targetPrice(limit.doubleValue()), snapshot.filters());
        }
        BigDecimal trigger = OrderPricing.trigger(side, distances.stopPrice(limit.doubleValue()), snapshot.filters());
        return OrderPricing.stopLimit(side, trigger, config.execution().stopLimitOffsetBp(), snapshot.filters());
    }

    /** The highest price at which the entry is expected to fill: a sale fills at the bid, above its limit. */
    private BigDecimal highestFill(PositionSide side, BigDecimal limit) {
        return side == PositionSide.LONG ? limit : limit.max(snapshot.quote().bid());
    }

    /** A venue may take its fee from what was bought. A short is bought back in full. */
    private BigDecimal baseFeeRate(PositionSide side) {
        return side == PositionSide.LONG ? BigDecimal.valueOf(config.entryFeeRate(context.symbol())) : BigDecimal.ZERO;
    }

    /** Other symbols may use their whole allocation of the account at any time. */
    private Optional<StandAside> exposure(double notional) {
        double equity = context.invocation()
                .rollUp()
                .map(RollUp::equity)
                .map(BigDecimal::doubleValue)
                .orElse(account.equity());
        BigDecimal others = config.totalAllocation().subtract(config.allocation(context.symbol()));
        return RiskChecks.exposure(
                config.limits(), equity, equity * others.doubleValue() * ROUNDING_TOLERANCE, notional);
    }

    private PlannedEntry plannedEntry(
            Enter enter,
            EntryBasis basis,
            Optional<String> tacticsId,
            BigDecimal quantity,
            BigDecimal limit,
            boolean maker) {
        long bar = context.market().newest();
        EntryPlan plan = new EntryPlan(
                ClientOrderIds.entry(context.symbol(), bar),
                bar,
                basis,
                snapshot.quote().takerPrice(basis.side().entrySide()),
                quantity,
                snapshot.venueMillis() - Minutes.plus(bar, 1),
                tacticsId,
                enter.predictedNet(),
                enter.winProbability());
        Intent ofModel = new Intent(
                plan.tradeId(),
                1,
                Intent.Kind.ENTRY,
                basis.side().entrySide(),
                bar,
                quantity,
                Optional.of(limit),
                Optional.empty(),
                Optional.empty(),
                snapshot.venueMillis(),
                snapshot.venueMillis() + config.venueConnection().recvWindowMillis(),
                snapshot.venue().idempotency(),
                Intent.Status.CLAIMED,
                List.of());
        Intent intent = ofModel.of(basis.strategyId());
        boolean carried =
                maker && snapshot.carriesProtection() && basis.distances().hasStop();
        Optional<Intent> protection = carried ? Optional.of(protection(plan, limit)) : Optional.empty();
        return new PlannedEntry(plan, intent, protection);
    }

    /** A resting entry may fill between invocations: its protection is placed with it. */
    private Intent protection(EntryPlan plan, BigDecimal limit) {
        Position expected = Position.enter(
                plan.basis(),
                plan.decisionBar(),
                Minutes.plus(plan.decisionBar(), 1),
                limit.doubleValue(),
                plan.quantity());
        BigDecimal held =
                OrderRules.afterFee(plan.quantity(), baseFeeRate(plan.basis().side()), snapshot.filters());
        return ExitOrders.protection(context.symbol(), expected, held, 1, snapshot.venue(), config);
    }
}
