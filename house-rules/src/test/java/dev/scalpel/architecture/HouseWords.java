package dev.scalpel.architecture;

import dev.scalpel.architecture.JavaText.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Words that an engineer or a quant would have to learn, and those that he knows: docs/glossary.md has the terms. */
final class HouseWords {

    /** First words of constants. */
    static final Map<String, String> PREFIXES = table("""
        most -> MAX_
        largest -> MAX_
        longest -> MAX_
        least -> MIN_
        shortest -> MIN_
        fewest -> MIN_
        usual -> DEFAULT_
        """);

    /** Parts of identifiers, in camel case or upper case. */
    static final Map<String, String> PARTS = table("""
        tell, tells, told, telling -> report, return, describe
        hear, hears, heard, hearing -> observe, with…
        asked, asks, asking -> requested, called
        mind, minds -> EntryDecider
        thought, thoughts -> DecisionTrace
        till -> Settlement
        moment -> InvocationContext
        situation -> SymbolContext
        mandate -> ChampionStatus
        surroundings -> FunctionContext
        outlook -> Prediction
        defence -> IncumbentReview
        aim, aims -> TrialObjective
        possibilities -> CounterfactualRewards
        nap, naps -> InterruptibleSleep
        draft, drafts -> VenueBooks, candidate
        lesson, lessons -> LearningResult
        beat -> ScheduledTask
        usual -> default, typical
        dear, errs -> expensive, overestimates
        believe, believes, believed, believing -> assumed, confirmed
        wants -> needs
        """);

    /** One word for one thing, in names of types of the product. */
    static final Map<String, String> SYNONYMS = table("""
        exchange, exchanges, marketplace -> venue
        ticker, product -> instrument
        candle, candles, kline, klines -> bar
        direction -> side
        deal, deals -> trade
        commission -> fee
        """);

    /** Types that a second word is right for: the stand-in of an exchange, and the names of Binance's own API. */
    static final Map<String, String> SYNONYMS_ALLOWED = Map.of(
            "LocalExchangeClock", "the clock of the local exchange",
            "LocalExchangeUnreachableException", "the local exchange",
            "ExchangeCommand", "the command that starts the local exchange",
            "KlineFeed", "reads the klines of venues that have some, beside the feed of trades",
            "KlineReader", "a row of the venue's kline, not yet a bar",
            "Kline", "a row of the venue's kline, not yet a bar");

    /** Phrases in comments, literals and documents. */
    static final Map<Pattern, String> PHRASES = phrases("""
        told -> reported, returned
        tells? -> reports, returns, says
        hears?|heard -> observes, receives
        (?:is|are|was|were|be|been|being) asked -> is requested, is queried
        wants? to be left alone -> rate-limited until
        (?:that|which|what) (?:is|are|was|were) none|and (?:is|was) none -> invalid
        week's truth|holds? the truth -> the week's results, confidence interval
        believes? anything -> disabled
        dear side|errs? on -> overestimates
        (?:basis points?|bps?) a (?:side|trade|symbol) -> per side, per trade, per symbol
        (?:one|once|twice|\\d+) an? (?:symbol|side|trade) -> per symbol, per side, per trade
        how it was tried -> how it was tested
        """);

    /**
     * Where a word of the lists is the right one.
     *
     * @param file how the file's name ends
     * @param text the identifier, or the line's part
     */
    record Allowed(String file, String text, String reason) {}

    static final Set<Allowed> EXCEPTIONS = Set.of(
            new Allowed("AdditiveRidgeFit.java", "moment", "of second order, as in statistics"),
            new Allowed("WeeklyAnswer.java", "lessons", "a field of the answer that scripts read"),
            new Allowed("MetaTrainer.java", "told", "part of a stored model's bytes, and so of its id"),
            new Allowed("MarketFixture.java", "moment", "of a sample, as in statistics"),
            new Allowed("StylisedFactsTest.java", "moment", "of a sample, as in statistics"));

    private static final Map<String, Optional<String>> OFFENCES = new ConcurrentHashMap<>();

    private HouseWords() {}

    static List<String> inIdentifiers(String file, JavaText java) {
        Map<String, String> offences = new LinkedHashMap<>();
        for (Found found : java.identifiers()) {
            // Most identifiers occur many times, and taking one apart is slow.
            OFFENCES.computeIfAbsent(found.text(), HouseWords::offence)
                    .ifPresent(better -> offences.putIfAbsent(
                            found.text(), file + ":" + found.line() + ": " + found.text() + " (" + better + ")"));
        }
        offences.keySet().removeIf(text -> isException(file, text));
        return List.copyOf(offences.values());
    }

    private static Optional<String> offence(String identifier) {
        List<String> words = JavaText.words(identifier);
        boolean constant = identifier.equals(identifier.toUpperCase(Locale.ROOT));
        if (constant && !words.isEmpty() && PREFIXES.containsKey(words.get(0))) {
            return Optional.of("rather " + PREFIXES.get(words.get(0)));
        }
        return words.stream().filter(PARTS::containsKey).findFirst().map(word -> word + ", rather " + PARTS.get(word));
    }

    static List<String> inText(String file, String text) {
        List<String> offences = new ArrayList<>();
        PHRASES.forEach((phrase, better) -> {
            for (Found found : JavaText.find(phrase, text)) {
                if (!isException(file, found.text())) {
                    offences.add(file + ":" + found.line() + ": \"" + found.text() + "\" (rather " + better + ")");
                }
            }
        });
        return offences;
    }

    private static boolean isException(String file, String text) {
        return EXCEPTIONS.stream().anyMatch(each -> file.endsWith(each.file()) && text.equals(each.text()));
    }

    private static Map<String, String> table(String rows) {
        Map<String, String> table = new LinkedHashMap<>();
        for (String row : rows.lines().toList()) {
            String[] sides = row.split(" -> ");
            for (String word : sides[0].split(", ")) {
                table.put(word, sides[1]);
            }
        }
        return table;
    }

    private static Map<Pattern, String> phrases(String rows) {
        Map<Pattern, String> phrases = new LinkedHashMap<>();
        for (String row : rows.lines().toList()) {
            String[] sides = row.split(" -> ");
            String spaced = sides[0].replace(" ", "[\\s*/]{1,40}");
            phrases.put(Pattern.compile("\\b(?:" + spaced + ")\\b", Pattern.CASE_INSENSITIVE), sides[1]);
        }
        return phrases;
    }
}
