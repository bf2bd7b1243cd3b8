package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.ledger.repository.ShadowRepository;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.metrics.ShadowReview;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.ShadowReader;
import dev.scalpel.settings.Settings;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the procedure would have traded lately, for the status: it is part of no account. */
public final class ShadowStatus {

    private static final Duration SHOWN = Duration.ofDays(30);

    private final Settings settings;
    private final MeasuredCosts costs;
    private final ShadowReader reader;

    public ShadowStatus(Settings settings, ShadowRepository shadow, CostRepository measured) {
        this.settings = settings;
        costs = new MeasuredCosts(settings, measured);
        reader = new ShadowReader(shadow);
    }

    /**
     * The shadow trades of the last 30 days; empty if there are none. What cannot be read is a {@code problem} of the
     * answer, because the status is needed most when something is wrong.
     */
    public Optional<ObjectNode> of(InstrumentId instrument, Instant now) {
        try {
            return read(instrument, now);
        } catch (StoreException | LedgerFormatException unreadable) {
            return Optional.of(ResponseJson.mapper()
                    .createObjectNode()
                    .put("problem", "cannot be read: " + unreadable.getMessage()));
        }
    }

    private Optional<ObjectNode> read(InstrumentId instrument, Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        ReviewPeriod period = new ReviewPeriod(end.minus(SHOWN), end);
        return reader.read(instrument, period.from(), period.to())
                .map(records -> ShadowReview.of(
                        records, period, settings.decisionCosts(costs.at(now)).of(instrument)))
                .map(ShadowStatus::json);
    }

    private static ObjectNode json(ShadowReview review) {
        ObjectNode node = ResponseJson.mapper().createObjectNode();
        node.put("procedure", review.procedure());
        node.put("shadowTrades", review.known());
        node.put("since", review.since().toString());
        node.put("roundTripBp", review.verdict().roundTripBp());
        put(node, "breakEvenBp", review.verdict().breakEven().bp());
        put(node, "breakEvenStandardError", review.verdict().breakEven().standardErrorBp());
        node.put("verdict", review.verdict().text());
        return node;
    }

    private static void put(ObjectNode node, String name, Statistic value) {
        value.value().ifPresent(defined -> node.put(name, defined));
    }
}
