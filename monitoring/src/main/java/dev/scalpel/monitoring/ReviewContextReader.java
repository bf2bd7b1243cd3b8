package dev.scalpel.monitoring;

import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.evidence.Standing;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.ledger.SymbolStatus;
import dev.scalpel.ledger.repository.AccountRepository;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.cost.CostModel;
import dev.scalpel.monitoring.cost.ScheduledCalls;
import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.learning.LearningResultsJson;
import dev.scalpel.monitoring.metrics.ShadowReview;
import dev.scalpel.monitoring.portfolio.PortfolioReader;
import dev.scalpel.monitoring.portfolio.PortfolioReview;
import dev.scalpel.monitoring.records.EvidenceReader;
import dev.scalpel.monitoring.records.ReadProblems;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.ShadowReader;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.notice.SentNotices;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.StoreKind;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what accompanies the metrics: halts, failure notices, costs. */
final class ReviewContextReader {

    /** Distinguishes failure notices from the mails of the reviews. */
    private static final String FAILURE_SUFFIX = "-failed";

    static final String METRICS_FILE = "metrics.json";

    /** The break-even of a week alone has too large an error. */
    private static final Duration EARLIER_SHADOW_TRADES = Duration.ofDays(180);

    private final Settings settings;
    private final ObjectStore store;
    private final AccountRepository account;
    private final ShadowReader shadow;
    private final MeasuredCosts costs;
    private final PortfolioReader portfolioReader;

    ReviewContextReader(
            Settings settings,
            ObjectStore store,
            AccountRepository account,
            ShadowReader shadow,
            MeasuredCosts costs,
            PortfolioReader portfolioReader) {
        this.costs = costs;
        this.portfolioReader = portfolioReader;
        this.settings = settings;
        this.store = store;
        this.account = account;
        this.shadow = shadow;
    }

    /** @param learningResults of this review; any other report shows those of the newest review in its period */
    ReviewContext read(ReviewPeriod period, ReportRequest request, Instant now, List<LearningResult> learningResults) {
        boolean weekly = request.weekly();
        ReadProblems problems = new ReadProblems();
        List<LearningResult> shown =
                weekly ? learningResults : problems.orElse(List.of(), () -> learningResults(period));
        List<String> halted = halted(problems);
        List<ReviewContext.MailedNotice> notices = problems.orElse(List.of(), this::notices);
        List<String> rules = problems.orElse(List.of(), () -> rules(period));
        List<ShadowReview> shadow = settings.instruments().stream()
                .flatMap(instrument ->
                        problems.orElse(Optional.<ShadowReview>empty(), () -> shadow(instrument, period)).stream())
                .toList();
        List<Standing> evidence = problems.orElse(List.of(), () -> new EvidenceReader(settings, store).read(now));
        return new ReviewContext(
                weekly,
                now,
                settings.mode().name().toLowerCase(Locale.ROOT),
                settings.venue(),
                halted,
                notices,
                shown,
                problems.messages(),
                ScheduledCalls.of(settings, symbols(), period.days()).byFunction(),
                rules,
                Optional.of(cost(period)),
                shadow,
                evidence,
                portfolios(period, problems),
                request.origin(settings.mode(), period),
                request.compared());
    }

    private List<PortfolioReview> portfolios(ReviewPeriod period, ReadProblems problems) {
        return settings.portfolios().values().stream()
                .flatMap(portfolio -> problems
                        .orElse(
                                Optional.<PortfolioReview>empty(),
                                () -> Optional.of(portfolioReader.read(portfolio, period)))
                        .stream())
                .toList();
    }

    /** What the newest review in the period tried to learn. */
    private List<LearningResult> learningResults(ReviewPeriod period) {
        ReviewPeriod week = ReviewPeriod.finishedWeek(period.to());
        while (week.to().isAfter(period.from())) {
            String key = StoreKeys.report(week.firstDay(), METRICS_FILE);
            Optional<List<LearningResult>> found =
                    store.get(key).map(object -> LearningResultsJson.read(object.bytes()));
            if (found.isPresent()) {
                return found.get();
            }
            week = week.before(Duration.ofDays(7));
        }
        return List.of();
    }

    /** The account as a whole, if it can be read; {@link #read} reports why it cannot. */
    Optional<RollUp> rollUp() {
        return account(new ReadProblems()).flatMap(AccountDocument::rollUp);
    }

    private Optional<AccountDocument> account(ReadProblems problems) {
        return problems.orElse(Optional.empty(), account::read);
    }

    private List<String> halted(ReadProblems problems) {
        List<String> halted = new ArrayList<>();
        Optional<AccountDocument> stored = account(problems);
        stored.flatMap(AccountDocument::haltReason)
                .ifPresent(reason -> halted.add("Trading is halted: " + reason + "."));
        stored.flatMap(AccountDocument::pauseReason)
                .ifPresent(reason -> halted.add("The model is paused and opens nothing: " + reason + "."));
        for (InstrumentId instrument : settings.instruments()) {
            problems.orElse(Optional.<SymbolStatus>empty(), () -> account.status(instrument))
                    .filter(SymbolStatus::halted)
                    .ifPresent(state -> halted.add(instrument.symbol() + " is halted until it is resumed."));
        }
        return halted;
    }

    private Optional<ShadowReview> shadow(InstrumentId instrument, ReviewPeriod period) {
        Instant from = period.from().minus(EARLIER_SHADOW_TRADES);
        return shadow.read(instrument, from, period.to())
                .map(records -> ShadowReview.of(
                        records,
                        period,
                        settings.decisionCosts(costs.at(period.to())).of(instrument)));
    }

    private List<String> rules(ReviewPeriod period) {
        InstrumentStore instruments = new InstrumentStore(store, settings.venue());
        return settings.traded().stream()
                .map(symbol ->
                        symbol + ": " + instruments.rules(symbol, period.to()).describe(period.from()))
                .toList();
    }

    private List<ReviewContext.MailedNotice> notices() {
        return SentNotices.lastSent(store).entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(FAILURE_SUFFIX))
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> new ReviewContext.MailedNotice(entry.getValue(), entry.getKey()))
                .toList();
    }

    private int symbols() {
        return CostModel.of(settings).symbols();
    }

    private ReviewContext.Cost cost(ReviewPeriod period) {
        var month = CostModel.of(settings).bill(false);
        return new ReviewContext.Cost(
                month.total() * period.days() / CostModel.DAYS_PER_MONTH,
                month,
                settings.store().kind() == StoreKind.S3);
    }
}
