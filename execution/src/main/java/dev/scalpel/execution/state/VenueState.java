package dev.scalpel.execution.state;

import dev.scalpel.execution.state.TradePhase.Entering;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.TradePhase.Exiting;
import dev.scalpel.ledger.LedgerChecks;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.strategy.StrategyId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What execution at a venue remembers of a symbol.
 *
 * @param mode testnet or live
 * @param dust base asset left over from all earlier trades, too little for an order of its own; the next exit sells it too
 * @param multiplier units of the base asset in a quantity of one, as the venue stated it before the last entry; 1 before the first
 * @param phase the entry or exit that is under way
 * @param accountAudit what the comparison with the venue has to remember
 * @param marketOutage why the market takes no orders; empty while it does
 * @param refusedExits how many exits of the open position the venue has refused, each refusal confirmed
 * @param margin of an instrument that is traded on margin
 */
public record VenueState(
        StrategyId strategy,
        Mode mode,
        BigDecimal capital,
        BigDecimal dust,
        BigDecimal multiplier,
        TradePhase phase,
        AccountAuditState accountAudit,
        Optional<MarketOutage> marketOutage,
        int refusedExits,
        CloseRequest closeRequest,
        MarginState margin)
        implements ExecutionState {

    public VenueState {
        if (mode == Mode.PAPER) {
            throw new IllegalArgumentException(
                    "the mode of an execution state at a venue must be TESTNET or LIVE: PAPER");
        }
        capital = LedgerChecks.plain(capital);
        dust = LedgerChecks.plain(dust);
        multiplier = LedgerChecks.requirePositive("multiplier", multiplier);
    }

    public static VenueState starting(StrategyId strategy, Mode mode, BigDecimal capital) {
        return new VenueState(
                strategy,
                mode,
                capital,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                TradePhase.AT_REST,
                AccountAuditState.NONE,
                Optional.empty(),
                0,
                CloseRequest.NONE,
                MarginState.NONE);
    }

    @Override
    public Optional<EntryPlan> entry() {
        return phase instanceof Entering entering ? Optional.of(entering.plan()) : Optional.empty();
    }

    /** Why the open position is being closed, once that is decided. */
    public Optional<ExitPlan> exitPlan() {
        return phase instanceof Exiting exiting ? Optional.of(exiting.plan()) : Optional.empty();
    }

    private VenueState in(TradePhase now) {
        return new VenueState(
                strategy,
                mode,
                capital,
                dust,
                multiplier,
                now,
                accountAudit,
                marketOutage,
                refusedExits,
                closeRequest,
                margin);
    }

    public VenueState entering(EntryPlan plan) {
        return in(new Entering(plan));
    }

    /** The entry has ended; an exit that is under way stays so. */
    public VenueState withoutEntry() {
        return phase instanceof Entering ? in(TradePhase.AT_REST) : this;
    }

    public VenueState exiting(ExitPlan plan) {
        return in(new Exiting(plan));
    }

    public VenueState withDust(BigDecimal carried) {
        return new VenueState(
                strategy,
                mode,
                capital,
                carried,
                multiplier,
                phase,
                accountAudit,
                marketOutage,
                refusedExits,
                closeRequest,
                margin);
    }

    public VenueState withStrategy(StrategyId now) {
        return new VenueState(
                now,
                mode,
                capital,
                dust,
                multiplier,
                phase,
                accountAudit,
                marketOutage,
                refusedExits,
                closeRequest,
                margin);
    }

    public VenueState withMultiplier(BigDecimal stated) {
        return new VenueState(
                strategy,
                mode,
                capital,
                dust,
                stated,
                phase,
                accountAudit,
                marketOutage,
                refusedExits,
                closeRequest,
                margin);
    }

    public VenueState withAccountAudit(AccountAuditState now) {
        return new VenueState(
                strategy,
                mode,
                capital,
                dust,
                multiplier,
                phase,
                now,
                marketOutage,
                refusedExits,
                closeRequest,
                margin);
    }

    public VenueState withMarketOutage(Optional<MarketOutage> now) {
        return new VenueState(
                strategy,
                mode,
                capital,
                dust,
                multiplier,
                phase,
                accountAudit,
                now,
                refusedExits,
                closeRequest,
                margin);
    }

    public VenueState withRefusedExits(int count) {
        return new VenueState(
                strategy,
                mode,
                capital,
                dust,
                multiplier,
                phase,
                accountAudit,
                marketOutage,
                count,
                closeRequest,
                margin);
    }

    public VenueState withCloseRequest(CloseRequest request) {
        return new VenueState(
                strategy,
                mode,
                capital,
                dust,
                multiplier,
                phase,
                accountAudit,
                marketOutage,
                refusedExits,
                request,
                margin);
    }

    public VenueState withMargin(MarginState now) {
        return new VenueState(
                strategy,
                mode,
                capital,
                dust,
                multiplier,
                phase,
                accountAudit,
                marketOutage,
                refusedExits,
                closeRequest,
                now);
    }

    /** After a trade: what belonged to it is cleared, and this dust is carried over to the next one. */
    public VenueState afterTrade(BigDecimal dustLeft) {
        return new VenueState(
                strategy,
                mode,
                capital,
                dustLeft,
                multiplier,
                TradePhase.AT_REST,
                accountAudit.withMissingQuantity(BigDecimal.ZERO),
                marketOutage,
                0,
                CloseRequest.NONE,
                margin);
    }

    @Override
    public Optional<String> attention() {
        return accountAudit
                .drift()
                .map(drift -> drift + ": no entries until trading is resumed")
                .or(() -> marketOutage.map(outage -> (outage.state() == MarketOutage.State.CLOSED
                                ? "its market has taken no orders since "
                                : "the venue has not listed it since ")
                        + Instant.ofEpochMilli(outage.since())))
                .or(() -> margin.obstacle().map(obstacle -> obstacle + ": no entries until it is so"))
                .or(() -> refusedExits > 0
                        ? Optional.of("the venue has refused to close its position " + refusedExits + " times")
                        : Optional.empty());
    }
}
