package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.server.StandIn;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.contract.StormReport;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An account with several instruments at a stand-in, as a storm of portfolios needs it: what can go wrong, and what really is. */
public abstract class PortfolioVenue extends StandInAccount {

    static final BigDecimal CASH = new BigDecimal("10000");

    private final StandIn standIn;

    PortfolioVenue(StandIn standIn, Map<RequestFault, Fault> faults) {
        super(standIn, faults);
        this.standIn = standIn;
    }

    /**
     * An execution of anyone's order.
     *
     * @param execution its fee is in the asset that was received, or in the quote asset: {@link #paysInQuote}
     * @param rounding what the venue has booked beyond what the prices say
     */
    public record SymbolFill(Symbol symbol, StormReport.Execution execution, BigDecimal rounding) {

        SymbolFill(Symbol symbol, StormReport.Execution execution) {
            this(symbol, execution, BigDecimal.ZERO);
        }
    }

    /** Of the account as it begins, in the quote asset. */
    public BigDecimal cash() {
        return CASH;
    }

    public abstract boolean margin();

    /** Whether a buy pays its fee in the quote asset too. */
    public abstract boolean paysInQuote();

    /** The quote asset as the books count it: what is free, on margin the wallet. */
    public abstract BigDecimal money();

    /** Of the base asset, on margin the signed position. */
    public abstract BigDecimal held(Symbol symbol);

    public abstract List<StormReport.Order> orders(Symbol symbol);

    /** All executions, oldest first. */
    public abstract List<SymbolFill> fills();

    /** All payments of funding so far, negative for what was paid. */
    public abstract BigDecimal funding();

    public final String address() {
        return standIn.uri().toString();
    }

    /** From now on each answer takes this long. */
    public final void slowDown(Duration answer) {
        standIn.faults().clear();
        standIn.faults().failNext(Fault.slow(answer), "", Integer.MAX_VALUE);
    }

    /** How many requests have met a fault so far, those that were only slow included. */
    public final int faultsMet() {
        return standIn.faults().applied().size();
    }
}
