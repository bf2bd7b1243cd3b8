package dev.scalpel.execution.state;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Our books of a symbol at a venue: its state with what execution at a venue remembers of it. Immutable; each step of the
 * minute turns them into the next ones.
 *
 * @param state the symbol's state, which contains the same {@code execution}
 */
public record VenueBooks(SymbolState state, VenueState execution) {

    public VenueBooks {
        state = state.withExecution(execution);
    }

    public Symbol symbol() {
        return state.symbol();
    }

    public Optional<OpenPosition> position() {
        return state.position();
    }

    public List<Intent> intents() {
        return state.intents();
    }

    public AccountState account() {
        return state.account();
    }

    public AccountAuditState auditState() {
        return execution.accountAudit();
    }

    public List<Intent> of(Intent.Kind kind) {
        return intents().stream().filter(intent -> intent.kind() == kind).toList();
    }

    public List<Intent> unresolved(Intent.Kind kind) {
        return of(kind).stream().filter(intent -> intent.status().unresolved()).toList();
    }

    /** The number of the next order of this kind. */
    public int nextAttempt(Intent.Kind kind) {
        return of(kind).stream().mapToInt(Intent::attempt).max().orElse(0) + 1;
    }

    public boolean hasUnresolved() {
        return !state.unresolved().isEmpty();
    }

    /** Whether there is no position, no planned entry and no unresolved intent. */
    public boolean isFlat() {
        return position().isEmpty() && execution.entry().isEmpty() && !hasUnresolved();
    }

    public RoundTrip roundTrip() {
        return new RoundTrip(symbol(), intents(), execution.multiplier());
    }

    /** The side of the open position, or of the entry under way. */
    public PositionSide side() {
        return position()
                .map(open -> open.position().side())
                .orElseGet(() -> roundTrip().side());
    }

    /** A signed quantity of the base asset as part of the position, and the reverse. */
    public BigDecimal inDirection(BigDecimal quantity) {
        return side() == PositionSide.LONG ? quantity : quantity.negate();
    }

    /** What is open of the trade at the venue, by all that it has reported; an entry's fee counts once its execution is listed. */
    public BigDecimal held() {
        return roundTrip().heldByReports().subtract(auditState().missingQuantity());
    }

    /** What is open of the trade at the venue, with the dust of earlier ones. */
    public BigDecimal heldWithDust() {
        return held().add(inDirection(execution.dust()));
    }

    public VenueBooks withLastBar(long bar) {
        return with(state.withLastBar(bar));
    }

    public VenueBooks withModelId(Optional<String> newest) {
        return with(state.withModelId(newest));
    }

    public VenueBooks withPosition(Optional<OpenPosition> now) {
        return with(state.withPosition(now));
    }

    public VenueBooks withIntents(List<Intent> now) {
        return with(state.withIntents(now));
    }

    public VenueBooks withIntent(Intent added) {
        return withIntents(Stream.concat(intents().stream(), Stream.of(added)).toList());
    }

    public VenueBooks withEachIntent(UnaryOperator<Intent> change) {
        return withIntents(intents().stream().map(change).toList());
    }

    public VenueBooks withProtections(List<ProtectiveOrder> now) {
        return with(state.withProtections(now));
    }

    public VenueBooks withAccount(AccountState now) {
        return with(state.withAccount(now));
    }

    public VenueBooks withExecution(VenueState now) {
        return new VenueBooks(state, now);
    }

    public VenueBooks withAuditState(AccountAuditState now) {
        return withExecution(execution.withAccountAudit(now));
    }

    private VenueBooks with(SymbolState now) {
        return new VenueBooks(now, execution);
    }
}
