package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.architecture.SourceTree.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A name of a class or of a test in a document is one that exists. */
class DocumentNamesTest {

    /** Classes and words of others, written in the same manner. */
    private static final Set<String> FOREIGN = Set.of(
            // Java, its libraries
            "BigDecimal",
            "BigInteger",
            "StrictMath",
            "ServiceLoader",
            // AWS
            "CloudFormation",
            "CloudWatch",
            "CloudShell",
            "GetObject",
            "PutObject",
            "ListBucket",
            "DeleteObject",
            "SecretsManager",
            "EventBridge",
            // others
            "JavaScript",
            "GitHub",
            "PyTorch",
            "TradingView",
            "SuccessExitStatus",
            // Words of Bybit's API.
            "SpotTrade",
            "FiatP2P",
            "FiatBitPay",
            "FiatConvertBroker",
            "BitCard",
            "BlockTrade",
            "PostOnly",
            "StopOrder",
            "PartiallyFilled",
            "PartiallyFilledCanceled",
            "ContractTrade",
            "LastPrice",
            "LinearPerpetual",
            "CancelByReduceOnly",
            "BustTrade",
            "AdlTrade",
            "CreateByLiq",
            "CreateByTakeOver",
            "CreateByAdl",
            "CreateBySettle");

    private static final Pattern OURS =
            Pattern.compile("(?<![\\w.$/-])(?:[a-z]+\\.)*[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
    private static final Pattern CONSTRUCT_ID = Pattern.compile("\"([A-Z]\\w+)(?=\")");

    @Test
    void everyClassThatADocumentNamesExists() {
        Set<String> known = known();
        List<String> unknown = new ArrayList<>();
        for (Path page : Documents.pages()) {
            if (!SourceTree.nameOf(page).equals("CHANGELOG.md")) {
                unknown.addAll(unknown(SourceTree.nameOf(page), SourceTree.read(page), known));
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void aNameThatIsGoneIsReported() {
        assertThat(unknown(
                        "A.md",
                        "`BarSeries`, `market.BarSeries`, `trading.BarSeries`, `GoneSeries.of` and `model.GoneRule`, `2 x BigDecimal`, `Single`",
                        known()))
                .containsExactly("A.md: trading.BarSeries", "A.md: GoneSeries", "A.md: model.GoneRule");
    }

    private static List<String> unknown(String page, String text, Set<String> known) {
        return Documents.inlineCode(text).stream()
                .flatMap(code -> OURS.matcher(code).results())
                .map(found -> found.group())
                .filter(name -> !known.contains(name) && !FOREIGN.contains(name))
                .distinct()
                .map(name -> page + ": " + name)
                .toList();
    }

    /** Types of ours, with and without packages, nested ones too, and ids of the stack, which look alike. */
    private static Set<String> known() {
        Set<String> known = new HashSet<>();
        for (SourceFile file : SourceTree.java()) {
            String name = file.packageName() + "." + file.typeName();
            known.add(name);
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                known.add(name.substring(dot + 1));
            }
            JavaText.find(DECLARED, file.text()).forEach(found -> known.add(found.text()));
            if (file.name().startsWith("cdk/src/main/")) {
                JavaText.find(CONSTRUCT_ID, file.text()).forEach(found -> known.add(found.text()));
            }
        }
        return known;
    }
}
