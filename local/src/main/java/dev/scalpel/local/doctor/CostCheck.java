package dev.scalpel.local.doctor;

import dev.scalpel.costs.AccountFee;
import dev.scalpel.costs.CostDocument;
import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.CostStatement;
import dev.scalpel.costs.FeeVersion;
import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.CostBasis;
import dev.scalpel.trading.Costs;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the costs of each instrument come from, and whether the settings say what the account pays. */
public final class CostCheck {

    private static final double BASIS_POINTS = 1e4;
    /** In basis points; smaller differences are rounding. */
    private static final double MIN_DIFFERENCE = 0.005;

    private CostCheck() {}

    static List<CheckResult> of(Settings settings, CostRepository repository, Instant now) {
        MeasuredCosts measured = new MeasuredCosts(settings, repository);
        List<CheckResult> results = new ArrayList<>();
        for (InstrumentId instrument : settings.instruments()) {
            results.add(sources(measured.statement(instrument, now, now)));
            repository
                    .read(instrument)
                    .flatMap(document -> difference(settings, document))
                    .ifPresent(results::add);
        }
        return results;
    }

    private static CheckResult sources(CostStatement statement) {
        String check = "costs " + statement.instrument().symbol();
        String message = "fee " + source(statement.fee()) + "; spread " + source(statement.spread()) + "; slippage "
                + source(statement.slippage());
        return statement.isMeasured()
                ? CheckResult.ok(check, message)
                : CheckResult.note(check, message, "docs/costs.md explains how costs are measured");
    }

    private static String source(CostStatement.Part part) {
        return (part.isMeasured() ? "measured, " : "of the settings: ") + part.explanation();
    }

    /** Of the newest commission, however old: whoever sets a fee wants to know that the venue charges another one. */
    private static Optional<CheckResult> difference(Settings settings, CostDocument document) {
        return document.newest(MeasuredCosts.account(settings))
                .map(FeeVersion::commission)
                .flatMap(paid -> difference(settings, document.instrument(), paid));
    }

    /** Where the account pays another commission than the settings assume. */
    public static Optional<CheckResult> difference(Settings settings, InstrumentId instrument, AccountFee paid) {
        Costs assumed = settings.costBook().of(instrument);
        boolean differs = differ(paid.maker(), assumed.makerFeeRate()) || differ(paid.taker(), assumed.takerFeeRate());
        return differs
                ? Optional.of(CheckResult.warning(
                        "fee " + instrument.symbol(),
                        "the account pays " + pair(paid)
                                + ", the settings say " + pair(assumed.makerFeeRate(), assumed.takerFeeRate())
                                + (settings.costs().basis() == CostBasis.MEASURED
                                        ? "; what the account pays is used while it is fresh"
                                        : "; the settings are used"),
                        "set costs.feeBp and costs.makerFeeBp to what the account pays"))
                : Optional.empty();
    }

    /** Maker and taker in basis points. */
    public static String pair(AccountFee paid) {
        return pair(paid.maker().doubleValue(), paid.taker().doubleValue());
    }

    private static boolean differ(BigDecimal paid, double assumed) {
        return Math.abs(paid.doubleValue() - assumed) * BASIS_POINTS > MIN_DIFFERENCE;
    }

    private static String pair(double maker, double taker) {
        return String.format(Locale.ROOT, "%.2f / %.2f bp", BASIS_POINTS * maker, BASIS_POINTS * taker);
    }
}
