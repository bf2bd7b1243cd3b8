package dev.scalpel.localexchange.margin.engine;

import dev.scalpel.localexchange.margin.account.Lot;
import dev.scalpel.localexchange.margin.account.MarginAccount;
import dev.scalpel.localexchange.margin.account.NettedPosition;
import dev.scalpel.localexchange.margin.account.PositionState;
import dev.scalpel.localexchange.margin.contract.Conversions;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What an account is worth, in its own currency: at the prices at which its positions could be closed now. */
public final class MarginValues {

    private static final long NOW = Long.MAX_VALUE;

    private final MarginAccount account;
    private final Conversions conversions;
    private final int decimals;
    private final long instant;

    MarginValues(MarginAccount account, Conversions conversions, int decimals) {
        this(account, conversions, decimals, NOW);
    }

    private MarginValues(MarginAccount account, Conversions conversions, int decimals, long instant) {
        this.account = account;
        this.conversions = conversions;
        this.decimals = decimals;
        this.instant = instant;
    }

    /** With balance and positions of an earlier instant, at the present prices. */
    public MarginValues asOf(long time) {
        return new MarginValues(account, conversions, decimals, time);
    }

    public Conversions conversions() {
        return conversions;
    }

    public BigDecimal balance() {
        return account.balanceAsOf(instant);
    }

    public PositionState state(NettedPosition position) {
        return position.asOf(instant);
    }

    /** Balance and unrealised profit. */
    public BigDecimal equity() {
        return balance().add(unrealised());
    }

    public BigDecimal unrealised() {
        return account.positions().stream().map(this::unrealised).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal unrealised(NettedPosition position) {
        return state(position).lots().stream()
                .map(lot -> unrealised(position.market(), lot))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal unrealised(MarginMarket market, Lot lot) {
        return profit(market, lot, lot.quantity(), market.best(lot.quantity().signum() < 0));
    }

    /** What a part of a lot makes when it is closed at a price. */
    BigDecimal profit(MarginMarket market, Lot lot, BigDecimal quantity, BigDecimal price) {
        BigDecimal raw = market.value(quantity, price.subtract(lot.price()));
        String currency = market.listing().settlement();
        BigDecimal rate = raw.signum() >= 0 ? conversions.gain(currency) : conversions.loss(currency);
        return money(raw.multiply(rate));
    }

    /** The margin of all positions. */
    public BigDecimal used() {
        return account.positions().stream().map(this::used).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal used(NettedPosition position) {
        return used(position.market(), state(position).quantity());
    }

    /** The margin of this quantity of an instrument. */
    public BigDecimal used(MarginMarket market, BigDecimal quantity) {
        BigDecimal units = quantity.abs();
        BigDecimal required = market.listing().margin().of(units, market.value(units, market.price()));
        return money(required.multiply(conversions.rate(market.listing().settlement())));
    }

    /** The value of this quantity of an instrument, whatever its sign. */
    public BigDecimal value(MarginMarket market, BigDecimal quantity) {
        return money(market.value(quantity.abs(), market.price())
                .multiply(conversions.rate(market.listing().settlement())));
    }

    /** Rounded as the venue rounds amounts. */
    public BigDecimal money(BigDecimal amount) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }
}
