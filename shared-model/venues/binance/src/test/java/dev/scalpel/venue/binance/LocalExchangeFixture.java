package dev.scalpel.venue.binance;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.SecretSource;
import dev.scalpel.venue.trading.VenueBroker;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The venue broker against the local exchange. BTC opens at 100, 101, 102, …; each bar goes 2 down within 20 s, 5 up to
 * 40 s and closes 1 above its open. Commission 10 bp of what is received; 10,000 USDT.
 */
public final class LocalExchangeFixture implements AutoCloseable {

    static final Symbol BTC = Symbol.parse("BTC/USDT");
    static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    public static final int WINDOW = 5_000;
    /** On one machine Secrets Manager is not used. */
    public static final SecretSource NO_SECRET = name -> {
        throw new AssertionError("read the secret " + name);
    };

    final SettableClock clock = new SettableClock(START);
    final LocalExchange exchange;
    final VenueBroker broker;

    LocalExchangeFixture() {
        this("", Duration.ZERO);
    }

    /** @param ours how far our own clock is ahead of the exchange's */
    LocalExchangeFixture(String moreSettings, Duration ours) {
        exchange = LocalExchange.start(
                clock, List.of(new Listing(BTC, bars(), Filters.of("0.01", "0.001"), BigDecimal.ZERO)));
        exchange.deposit("USDT", new BigDecimal("10000"));
        broker = connect(moreSettings, Clock.offset(clock, ours));
    }

    VenueBroker connect(String moreSettings, Clock ours) {
        return VenueAdapters.connectBroker(settings(moreSettings), environment(), NO_SECRET, ours);
    }

    Settings settings(String more) {
        String yaml = "mode: testnet\nvenueConnection:\n  address: " + exchange.uri() + "\n" + more;
        return SettingsReader.fromText("test", yaml, Map.of()).settings();
    }

    Map<String, String> environment() {
        return Map.of(
                "SCALPEL_API_KEY", exchange.apiKey().key(),
                "SCALPEL_API_SECRET", exchange.apiKey().secret());
    }

    Intent entry(String id, String quantity, String price) {
        return intent(id, Intent.Kind.ENTRY, OrderSide.BUY, quantity, price, null, null, clock.millis());
    }

    Intent exit(String id, String quantity) {
        return intent(id, Intent.Kind.EXIT, OrderSide.SELL, quantity, null, null, null, clock.millis());
    }

    /** @param target null for a stop alone */
    Intent protection(String id, String quantity, String limit, String trigger, String target) {
        return intent(id, Intent.Kind.PROTECTION, OrderSide.SELL, quantity, limit, trigger, target, clock.millis());
    }

    public static Intent intent(
            String id,
            Intent.Kind kind,
            OrderSide side,
            String quantity,
            String price,
            String trigger,
            String target,
            long signed) {
        return new Intent(
                id,
                1,
                kind,
                side,
                START.toEpochMilli(),
                new BigDecimal(quantity),
                Optional.ofNullable(price).map(BigDecimal::new),
                Optional.ofNullable(trigger).map(BigDecimal::new),
                Optional.ofNullable(target).map(BigDecimal::new),
                signed,
                signed + WINDOW,
                IdempotencyPolicy.REQUEST_WINDOW,
                Intent.Status.CLAIMED,
                List.of());
    }

    /** An entry of two that has filled: 1.998 after the fee. */
    void buyTwo() {
        broker.send(BTC, entry("bought", "2", "101"));
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    @Override
    public void close() {
        exchange.close();
    }

    private static BarSeries bars() {
        BarSeries.Builder bars = new BarSeries.Builder(120);
        for (int i = 0; i < 120; i++) {
            long time = Minutes.plus(START.toEpochMilli(), i);
            bars.add(new Bar(time, 100 + i, 103 + i, 98 + i, 101 + i, 12.5, 40, 5.25));
        }
        return bars.build();
    }
}
