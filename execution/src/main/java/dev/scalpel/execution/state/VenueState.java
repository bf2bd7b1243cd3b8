package dev.scalpel.execution.state;

import dev.scalpel.execution.state.TradePhase.Entering;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.TradePhase.Exiting;
import dev.scalpel.ledger.LedgerChecks;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.strategy.StrategyId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

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
        return with(copy -> copy.phase = now);
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
        return with(copy -> copy.dust = carried);
    }

    public VenueState withStrategy(StrategyId now) {
        return with(copy -> copy.strategy = now);
    }

    public VenueState withMultiplier(BigDecimal stated) {
        return with(copy -> copy.multiplier = stated);
    }

    public VenueState withAccountAudit(AccountAuditState now) {
        return with(copy -> copy.accountAudit = now);
    }

    public VenueState withMarketOutage(Optional<MarketOutage> now) {
        return with(copy -> copy.marketOutage = now);
    }

    public VenueState withRefusedExits(int count) {
        return with(copy -> copy.refusedExits = count);
    }

    public VenueState withCloseRequest(CloseRequest request) {
        return with(copy -> copy.closeRequest = request);
    }

    public VenueState withMargin(MarginState now) {
        return with(copy -> copy.margin = now);
    }

    /** After a trade: what belonged to it is cleared, and this dust is carried over to the next one. */
    public VenueState afterTrade(BigDecimal dustLeft) {
        return with(copy -> {
            copy.dust = dustLeft;
            copy.phase = TradePhase.AT_REST;
            copy.accountAudit = accountAudit.withMissingQuantity(BigDecimal.ZERO);
            copy.refusedExits = 0;
            copy.closeRequest = CloseRequest.NONE;
        });
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

    private VenueState with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.state();
    }

    /** The values of the next state: those of this one, until some are replaced. */
    private static final class Copy {

        private final Mode mode;
        private final BigDecimal capital;
        private StrategyId strategy;
        private BigDecimal dust;
        private BigDecimal multiplier;
        private TradePhase phase;
        private AccountAuditState accountAudit;
        private Optional<MarketOutage> marketOutage;
        private int refusedExits;
        private CloseRequest closeRequest;
        private MarginState margin;

        private Copy(VenueState state) {
            mode = state.mode;
            capital = state.capital;
            strategy = state.strategy;
            dust = state.dust;
            multiplier = state.multiplier;
            phase = state.phase;
            accountAudit = state.accountAudit;
            marketOutage = state.marketOutage;
            refusedExits = state.refusedExits;
            closeRequest = state.closeRequest;
            margin = state.margin;
        }

        private VenueState state() {
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
                    margin);
        }
    }
}
