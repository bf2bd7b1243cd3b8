package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.benchmarks.faults.venues.SpotFaults.Limit;
import dev.scalpel.benchmarks.faults.venues.SpotFaults.Named;
import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.coinbase.CoinbaseExchange;
import dev.scalpel.localexchange.coinbase.CoinbaseFaults;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Listing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The stand-in of Coinbase Advanced Trade, which charges in the quote currency. A clock that is off is answered like a wrong key,
 * so it has no fault of its own.
 */
final class CoinbaseSpot implements SpotVenue {

    /** One for all testbeds of the process: making one takes milliseconds. */
    private static final ApiKey KEY = CoinbaseExchange.ed25519Key();

    @Override
    public String name() {
        return "coinbase";
    }

    @Override
    public SpotExchange start(Clock clock, List<Listing> listings) {
        return CoinbaseExchange.start(0, clock, listings, KEY);
    }

    @Override
    public Commission commission() {
        return Commission.of("0.001").withAsset(Commission.FeeAsset.QUOTE);
    }

    @Override
    public boolean acknowledgesOnly() {
        return true;
    }

    @Override
    public SpotFaults faults() {
        Limit long429 = limit(Duration.ofMinutes(2));
        return new SpotFaults(
                Optional.empty(),
                List.of(limit(Duration.ofSeconds(5)), limit(Duration.ofSeconds(50)), long429),
                long429,
                Optional.of(new Named("403 of the firewall", Fault.firewall())),
                new Named("451, region", CoinbaseFaults.regionRefused()),
                List.of(
                        new Named("500, internal error", CoinbaseFaults.internalError()),
                        new Named("504, time-out", CoinbaseFaults.gatewayTimeout())),
                new Named("400, refused", CoinbaseFaults.refused("not allowed for this account")),
                new Named("order entry disabled", CoinbaseFaults.orderRefused("ORDER_ENTRY_DISABLED")));
    }

    private static Limit limit(Duration time) {
        return new Limit("429 for " + time.toSeconds() + " s", time, CoinbaseFaults.tooManyRequests(time));
    }
}
