package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.benchmarks.faults.venues.SpotFaults.Limit;
import dev.scalpel.benchmarks.faults.venues.SpotFaults.Named;
import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.gemini.GeminiExchange;
import dev.scalpel.localexchange.gemini.GeminiFaults;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The stand-in of Gemini, which has no market orders. Reasons and statuses are those of "Error Codes". */
final class GeminiSpot implements SpotVenue {

    private static final Duration BAN = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public SpotExchange start(Clock clock, List<Listing> listings) {
        return GeminiExchange.start(0, clock, listings, GeminiExchange.rehearsalKey());
    }

    /** The response has what was executed, and not by which trades: "Create New Order". */
    @Override
    public boolean acknowledgesOnly() {
        return true;
    }

    @Override
    public Commission commission() {
        return Commission.of("0.001").withAsset(Commission.FeeAsset.QUOTE);
    }

    /** An order has a least quantity, and no least value. */
    @Override
    public Filters filters(Filters listed) {
        return listed.withMinNotional(BigDecimal.ZERO);
    }

    @Override
    public SpotFaults faults() {
        return new SpotFaults(
                Optional.of(new Named("InvalidNonce", GeminiFaults.invalidNonce())),
                List.of(limit(Duration.ofSeconds(5)), limit(Duration.ofSeconds(50)), limit(BAN)),
                limit(BAN),
                Optional.of(new Named("429", GeminiFaults.rateLimited())),
                new Named("451, region", GeminiFaults.refusal("region", 451, "Unavailable", "Not served from here")),
                List.of(
                        new Named("500, System", GeminiFaults.system()),
                        new Named("503, Maintenance", GeminiFaults.maintenance())),
                new Named(
                        "406, refused",
                        GeminiFaults.refusal("refused", 406, "InsufficientFunds", "Failed to place order")),
                new Named(
                        "MarketNotOpen",
                        GeminiFaults.refusal("closed", 400, "MarketNotOpen", "The market is not open")));
    }

    private static Limit limit(Duration time) {
        return new Limit("429 for " + time.toSeconds() + " s", time, GeminiFaults.rateLimited(time));
    }
}
