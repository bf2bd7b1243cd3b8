package dev.scalpel.execution.state;

import dev.scalpel.ledger.Executions;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One entry and everything that followed from it, computed from the venue's fills. Exact: nothing here is a double.
 *
 * @param intents its entry, its protections, its exits
 * @param multiplier units of the base asset in a quantity of one
 */
public record RoundTrip(Symbol symbol, List<Intent> intents, BigDecimal multiplier) {

    private static final MathContext MEAN_PRECISION = new MathContext(34, RoundingMode.HALF_EVEN);
    /** Enough digits for any price. */
    private static final int PRICE_SCALE = 16;

    public RoundTrip {
        intents = List.copyOf(intents);
    }

    /** In an instrument whose quantity counts units of the base asset. */
    public RoundTrip(Symbol symbol, List<Intent> intents) {
        this(symbol, intents, BigDecimal.ONE);
    }

    /** The entry, and others that were given up but turned out to have been accepted. */
    public List<Intent> entries() {
        return of(Intent.Kind.ENTRY);
    }

    public List<Intent> of(Intent.Kind kind) {
        return intents.stream().filter(intent -> intent.kind() == kind).toList();
    }

    /** The side of the position; of an empty round trip it has no meaning. */
    public PositionSide side() {
        return intents.stream()
                .findFirst()
                .map(intent -> intent.kind() == Intent.Kind.ENTRY
                        ? intent.side()
                        : intent.side().opposite())
                .map(PositionSide::openedBy)
                .orElse(PositionSide.LONG);
    }

    /** The fills that opened the position, oldest first. */
    public List<Fill> entered() {
        return entries().stream()
                .flatMap(intent -> intent.fills().stream())
                .sorted(Comparator.comparingLong(Fill::time))
                .toList();
    }

    /** The fills that closed the position or a part of it. */
    public List<Fill> exited() {
        return intents.stream()
                .filter(intent -> intent.kind() != Intent.Kind.ENTRY)
                .flatMap(intent -> intent.fills().stream())
                .toList();
    }

    /** How much of the position is open: of a long what can be sold, of a short what must be bought back. */
    public BigDecimal held() {
        return side() == PositionSide.LONG ? netBase() : netBase().negate();
    }

    /** The same with what the venue's reports say, before it lists the single executions; a fee that is not listed is not known. */
    public BigDecimal heldByReports() {
        BigDecimal open = held();
        for (Intent intent : intents) {
            BigDecimal unlisted = intent.executions().unlisted();
            open = intent.kind() == Intent.Kind.ENTRY ? open.add(unlisted) : open.subtract(unlisted);
        }
        return open;
    }

    /** How much was entered by the venue's reports without its single executions being listed. */
    public BigDecimal unlistedEntries() {
        return entries().stream().map(entry -> entry.executions().unlisted()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How much was entered, by all that is known. */
    public BigDecimal enteredQuantity() {
        return quantity(entered()).add(unlistedEntries());
    }

    /**
     * The mean price of the entries: of what is not listed the one that the venue reports, or else the limit of the order.
     *
     * @param otherwise where an order has no limit
     */
    public BigDecimal enteredPrice(BigDecimal otherwise) {
        BigDecimal value = ofUnits(entered());
        for (Intent entry : entries()) {
            Executions executions = entry.executions();
            BigDecimal price =
                    executions.reportedPrice(multiplier).or(entry::price).orElse(otherwise);
            value = value.add(executions.unlisted().multiply(price));
        }
        return mean(value, enteredQuantity());
    }

    /** Quantity bought minus sold minus fees charged in the base asset: negative while a short is open. */
    public BigDecimal netBase() {
        BigDecimal open = quantity(entered()).subtract(quantity(exited()));
        return (side() == PositionSide.LONG ? open : open.negate()).subtract(fees(symbol.base()));
    }

    /** Quote asset received minus quote asset paid, including fees charged in it. */
    public BigDecimal netQuote() {
        BigDecimal gained = notional(exited()).subtract(notional(entered()));
        return (side() == PositionSide.LONG ? gained : gained.negate()).subtract(fees(symbol.quote()));
    }

    /** All fees by asset. */
    public Map<String, BigDecimal> fees() {
        Map<String, BigDecimal> fees = new TreeMap<>();
        all().forEach(fill -> fees.merge(fill.feeAsset(), fill.fee(), BigDecimal::add));
        return fees;
    }

    /** Value of the fees that were charged in neither asset of the pair, at these rates, in the quote asset. */
    public BigDecimal foreignFees(BigDecimal entryRate, BigDecimal exitRate) {
        return notionalWithForeignFee(entered())
                .multiply(entryRate)
                .add(notionalWithForeignFee(exited()).multiply(exitRate));
    }

    private BigDecimal notionalWithForeignFee(List<Fill> fills) {
        return notional(fills.stream()
                .filter(fill -> !fill.feeAsset().equals(symbol.base())
                        && !fill.feeAsset().equals(symbol.quote()))
                .toList());
    }

    public static BigDecimal quantity(Collection<Fill> fills) {
        return fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The value of fills in the quote asset, without fees. */
    public BigDecimal notional(Collection<Fill> fills) {
        return ofUnits(fills).multiply(multiplier);
    }

    private static BigDecimal ofUnits(Collection<Fill> fills) {
        return fills.stream()
                .map(fill -> fill.price().multiply(fill.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public static BigDecimal meanPrice(Collection<Fill> fills) {
        return mean(ofUnits(fills), quantity(fills));
    }

    private static BigDecimal mean(BigDecimal value, BigDecimal quantity) {
        BigDecimal mean = value.divide(quantity, MEAN_PRECISION);
        BigDecimal stripped = mean.setScale(Math.min(mean.scale(), PRICE_SCALE), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return stripped.setScale(Math.max(0, stripped.scale()));
    }

    private BigDecimal fees(String asset) {
        return all().stream()
                .filter(fill -> fill.feeAsset().equals(asset))
                .map(Fill::fee)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Fill> all() {
        return intents.stream().flatMap(intent -> intent.fills().stream()).toList();
    }
}
