package dev.scalpel.settings.portfolio;

import static dev.scalpel.settings.portfolio.PortfolioFormat.LIMITS;
import static dev.scalpel.settings.portfolio.PortfolioFormat.LIMIT_KEYS;

import dev.scalpel.settings.type.LimitTypes;
import dev.scalpel.settings.type.RawValue.Entry;
import dev.scalpel.settings.type.TextTypes;
import dev.scalpel.settings.type.ValueTypes;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.DriftPolicy;
import dev.scalpel.settings.value.LiveConfirmation;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.settings.value.PortfolioLimits;
import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.settings.value.Valuation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One portfolio of its table. */
final class PortfolioParser {

    private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,20}");

    private PortfolioParser() {}

    static Optional<Portfolio> parse(String name, PortfolioTable section) {
        Optional<String> venue = section.value("venue", TextTypes.venue());
        Optional<Mode> mode = section.value("mode", ValueTypes.choice(Mode.class));
        Optional<LiveConfirmation> confirmation =
                section.value("liveConfirmation", ValueTypes.choice(LiveConfirmation.class));
        Optional<String> quote =
                section.required("quote", ValueTypes.text("an asset, 1 to 20 of A-Z and 0-9", ASSET.pattern()));
        SlotTimeFrame frame = section.value(
                        "timeframe", ValueTypes.parsed("one of " + SlotTimeFrame.all(), SlotTimeFrame::parse))
                .orElse(SlotTimeFrame.IMMEDIATE);
        int after = section.value("executeAfterSeconds", ValueTypes.whole(0, 3_600))
                .orElse(frame.defaultExecuteAfterSeconds());
        section.requireThat(
                "executeAfterSeconds",
                after == 0 || after < frame.seconds(),
                Integer.toString(after),
                "must be less than the timeframe " + frame.text() + (frame.seconds() == 0 ? ", so 0" : ""));
        Portfolio portfolio = new Portfolio(
                name,
                venue,
                mode,
                confirmation,
                quote.orElse(""),
                section.value("allocation", ValueTypes.choice(AllocationPolicy.class))
                        .orElse(AllocationPolicy.MULTI_STRATEGY),
                section.value("valuation", ValueTypes.choice(Valuation.class)).orElse(Valuation.COST),
                frame,
                after,
                section.value("incrementBp", ValueTypes.decimal("0", "100")).orElse(BigDecimal.TEN),
                section.value("attempts", ValueTypes.whole(1, 10)).orElse(3),
                section.value("onDrift", ValueTypes.choice(DriftPolicy.class)).orElse(DriftPolicy.ADOPT),
                section.value("inSession", ValueTypes.flag()).orElse(true),
                limits(section),
                StrategyParser.strategies(section));
        return quote.isEmpty() ? Optional.empty() : Optional.of(portfolio);
    }

    /** The same rules as those of the section {@code limits}. */
    private static PortfolioLimits limits(PortfolioTable portfolio) {
        List<Entry> entries = portfolio.below(LIMITS);
        if (entries.isEmpty()) {
            return PortfolioLimits.NONE;
        }
        PortfolioTable section = portfolio.inner(LIMITS, entries, LIMIT_KEYS);
        return new PortfolioLimits(
                section.value("dailyLossShare", LimitTypes.LOSS_SHARE),
                section.value("drawdownShare", LimitTypes.LOSS_SHARE),
                section.value("maxConsecutiveLosses", LimitTypes.CONSECUTIVE_LOSSES),
                section.value("consecutiveLossPauseMinutes", LimitTypes.PAUSE_MINUTES),
                section.value("maxPriceMoveBp", LimitTypes.PRICE_MOVE_BP));
    }
}
