package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.server.StandIn;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.contract.StormAccount;
import dev.scalpel.venue.contract.StormReport;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** An account with several instruments at a stand-in, as a storm of portfolios needs it: what can go wrong, and what really is. */
public abstract class PortfolioVenue implements StormAccount, AutoCloseable {

    private static final BigDecimal CASH = new BigDecimal("10000");

    private final StandIn standIn;
    private final Map<RequestFault, Fault> faults;

    PortfolioVenue(StandIn standIn, Map<RequestFault, Fault> faults) {
        this.standIn = standIn;
        this.faults = faults;
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

    /** The environment variables that hold the credentials. */
    public Map<String, String> environment() {
        return Map.of(
                "SCALPEL_API_KEY", standIn.apiKey().key(),
                "SCALPEL_API_SECRET", standIn.apiKey().secret());
    }

    public final List<RequestFault> requestFaults() {
        return List.copyOf(faults.keySet());
    }

    public final void failNext(RequestFault fault) {
        standIn.faults().clear();
        standIn.faults().failNext(Optional.ofNullable(faults.get(fault)).orElseThrow());
    }

    /** Whether a request has met the fault; if not, none will. */
    public final boolean disarm() {
        boolean met = standIn.faults().pending() == 0;
        standIn.faults().clear();
        return met;
    }

    @Override
    public final void fillPartially(Predicate<String> clientId, BigDecimal share, Duration hold) {
        standIn.fillPartially(order -> clientId.test(order.clientId()), share, hold, 1);
    }

    @Override
    public final List<String> readKinds() {
        return Arrays.stream(StaleRead.values()).map(StaleRead::name).toList();
    }

    @Override
    public final void delayReads(List<String> kinds, Duration behind) {
        kinds.forEach(kind -> standIn.delayReads(StaleRead.valueOf(kind), behind));
    }

    @Override
    public final void endReadDelays() {
        standIn.endReadDelays();
    }

    @Override
    public final int staleReads() {
        return (int) standIn.faults().applied().stream()
                .filter(strike -> strike.contains(" Stale["))
                .count();
    }

    @Override
    public final void close() {
        standIn.close();
    }
}
