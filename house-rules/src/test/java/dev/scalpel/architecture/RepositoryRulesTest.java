package dev.scalpel.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.scalpel.architecture.SourceTree.SourceFile;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.costs.StoredSpreads;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.execution.state.StoredStates;
import dev.scalpel.execution.state.SymbolStateCodec;
import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.ledger.repository.StoredAccount;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bars, states and ledger are reached through their ports: only wiring knows that an object store is behind them. */
class RepositoryRulesTest {

    private static final String[] WHERE_THEY_ARE_STORED = {
        "dev.scalpel.store.bars..",
        "dev.scalpel.store.funding",
        "dev.scalpel.ledger..",
        "dev.scalpel.costs",
        "dev.scalpel.costs.margin",
        "dev.scalpel.execution.state",
        "dev.scalpel.portfolio.state",
        "dev.scalpel.portfolio.log",
        // Keeps the tags of the objects that its files were made from.
        "dev.scalpel.lake",
        "dev.scalpel.portfolio.evidence",
        "dev.scalpel.signals.box",
        "dev.scalpel.store"
    };

    /** Measures the stored objects themselves, or writes fixtures. */
    private static final String[] BENCHMARKS = {"dev.scalpel.benchmarks..", "dev.scalpel.research.samples.."};

    /** Each creates its repositories over the store that it was given, and passes the ports on. */
    private static final Set<String> WIRING = Set.of(
            "dev.scalpel.retrieval.RetrievalFunction",
            "dev.scalpel.training.TrainingFunction",
            "dev.scalpel.execution.ExecutionDependencies",
            "dev.scalpel.execution.ExecutionFunction",
            "dev.scalpel.execution.ExecutionHandler",
            "dev.scalpel.execution.explain.Explain",
            "dev.scalpel.monitoring.MonitoringFunction",
            "dev.scalpel.local.cli.portfolio.NamedPortfolio",
            "dev.scalpel.monitoring.portfolio.PortfolioReader",
            "dev.scalpel.monitoring.records.EvidenceReader",
            "dev.scalpel.local.backtest.BacktestWorkspace",
            "dev.scalpel.local.backtest.run.ModelBacktest",
            "dev.scalpel.local.backtest.PortfolioBacktest",
            "dev.scalpel.local.backtest.run.SignalBacktest",
            "dev.scalpel.local.demo.Demo",
            "dev.scalpel.local.cli.bot.StatusCommand",
            "dev.scalpel.local.cli.bot.VenuesCommand",
            "dev.scalpel.lake.function.LakeFunction",
            "dev.scalpel.local.cli.lake.LakeAnalyseCommand",
            "dev.scalpel.local.cli.setup.DoctorCommand",
            "dev.scalpel.local.cli.setup.DownloadCommand",
            "dev.scalpel.local.cli.setup.ImportCommand",
            "dev.scalpel.local.cli.setup.QuantityStepWarnings",
            "dev.scalpel.local.functions.LocalFunctions",
            "dev.scalpel.local.desk.data.DeskData",
            "dev.scalpel.local.cli.simulation.ExchangeCommand",
            "dev.scalpel.research.studies.licence.NightlyFunctions");

    /** What only an implementation of a port may name. {@code StoreKeys.bars} also names bars in a model's manifest. */
    private static final Set<String> KEYS = Set.of(
            "state", "decisions", "trades", "barsPrefix", "costs", "margins", "spreads", "funding", "fundingPrefix");

    private static final Pattern PATH_INTO_THE_STORE = Pattern.compile("\"store/[a-z]");

    private final JavaClasses product = ProductClasses.all();

    @Test
    void onlyWiringNamesAnImplementation() {
        implementationsAreUnknownOutside(WIRING).check(product);
    }

    @Test
    void onlyWiringCreatesRepositories() {
        repositoriesAreCreatedBy(WIRING).check(product);
    }

    @Test
    void nothingElseReadsOrWritesTheStoredDocuments() {
        documentsAreReadIn(BENCHMARKS).check(product);
        keysAreNamedIn(BENCHMARKS).check(product);
    }

    /** A path into a store's folder is a key by another name: the rules above do not see it. */
    @Test
    void nothingSpellsAPathIntoTheStore() {
        assertThat(SourceTree.mainTypes())
                .filteredOn(file -> PATH_INTO_THE_STORE.matcher(file.text()).find())
                .extracting(SourceFile::name)
                .isEmpty();
        assertThat(PATH_INTO_THE_STORE
                        .matcher("folder.resolve(\"store/trades\")")
                        .find())
                .isTrue();
    }

    @Test
    void everyClassOfTheWiringIsStillNeeded() {
        for (String name : WIRING) {
            JavaClass type = product.get(name);
            assertThat(type.getDirectDependenciesFromSelf())
                    .as(name)
                    .anyMatch(dependency -> isImplementation(dependency.getTargetClass())
                            || dependency.getTargetClass().isEquivalentTo(Repositories.class));
        }
    }

    @Test
    void everyRuleFailsWhereNothingIsAllowed() {
        assertThatThrownBy(() -> implementationsAreUnknownOutside(Set.of()).check(product))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("TrainingFunction")
                .hasMessageContaining("StoredBars");
        assertThatThrownBy(() -> repositoriesAreCreatedBy(Set.of()).check(product))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ExecutionFunction");
        assertThatThrownBy(() -> documentsAreReadIn().check(product))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("StoredRecords");
        assertThatThrownBy(() -> keysAreNamedIn().check(product))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("StoredRecords");
    }

    private static ArchRule implementationsAreUnknownOutside(Set<String> wiring) {
        return noClasses()
                .that(areNot(wiring))
                .and()
                .resideOutsideOfPackages(concat(WHERE_THEY_ARE_STORED, BENCHMARKS))
                .should()
                .dependOnClassesThat(describe("implement a port", RepositoryRulesTest::isImplementation));
    }

    private static ArchRule repositoriesAreCreatedBy(Set<String> wiring) {
        return noClasses()
                .that(areNot(wiring))
                .and()
                .resideOutsideOfPackages(BENCHMARKS)
                .should()
                .callMethodWhere(describe(
                        "Repositories.in",
                        call -> call.getTargetOwner().isEquivalentTo(Repositories.class)
                                && call.getName().equals("in")));
    }

    private static ArchRule documentsAreReadIn(String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(concat(WHERE_THEY_ARE_STORED, packages))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(StateDocumentCodec.class, SymbolStateCodec.class);
    }

    private static ArchRule keysAreNamedIn(String... packages) {
        DescribedPredicate<JavaCall<?>> key = describe(
                "a key of bars, states or ledger",
                call -> call.getTargetOwner().isEquivalentTo(StoreKeys.class) && KEYS.contains(call.getName()));
        return noClasses()
                .that()
                .resideOutsideOfPackages(concat(WHERE_THEY_ARE_STORED, packages))
                .should()
                .callMethodWhere(key);
    }

    private static boolean isImplementation(JavaClass type) {
        return type.isEquivalentTo(StoredBars.class)
                || type.isEquivalentTo(StoredFunding.class)
                || type.isEquivalentTo(StoredStates.class)
                || type.isEquivalentTo(StoredAccount.class)
                || type.isEquivalentTo(StoredLedger.class)
                || type.isEquivalentTo(StoredCosts.class)
                || type.isEquivalentTo(StoredMargin.class)
                || type.isEquivalentTo(StoredSpreads.class);
    }

    private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
        return describe("are not among " + names, type -> !names.contains(type.getName()));
    }

    private static String[] concat(String[] some, String[] others) {
        return Stream.of(some, others).flatMap(Stream::of).toArray(String[]::new);
    }
}
