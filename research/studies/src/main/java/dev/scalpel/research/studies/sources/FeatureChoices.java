package dev.scalpel.research.studies.sources;

import dev.scalpel.features.FeatureFamily;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sets of features that are compared: all, all without a group or a source, and the standard ones with a group. */
final class FeatureChoices {

    static final String ALL = "all";
    static final String STANDARD = "standard";

    /** The groups of the largest family, and the optional inputs. */
    static final int MAX_GROUPS = FeatureFamily.EXTENDED.groups().size() + 2;

    /** The unit of scores and distances is read from this feature, so no choice is without it. */
    private static final String UNIT = "volatility_60";

    private FeatureChoices() {}

    /**
     * A set of features.
     *
     * @param name as in the table
     * @param base the name of the set that it is compared with
     * @param features in no order
     */
    record Choice(String name, String base, Set<String> features) {}

    /** In the order of the table; the base sets come first. */
    static List<Choice> of(FeatureSet set) {
        Set<String> all = new HashSet<>(set.names());
        Set<String> standard = new HashSet<>(FeatureSet.standard(set.variant()).names());
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(ALL, ALL, all));
        choices.add(new Choice(STANDARD, STANDARD, standard));
        groups(set).forEach((group, names) -> {
            if (names.isEmpty()) {
                return;
            }
            choices.add(new Choice(ALL + " - " + group, ALL, withUnit(without(all, names))));
            if (!standard.containsAll(names)) {
                choices.add(new Choice(STANDARD + " + " + group, STANDARD, with(standard, names)));
            }
        });
        return choices;
    }

    /** The families' groups, and the features of each optional input, of this set. */
    private static Map<String, Set<String>> groups(FeatureSet set) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        FeatureFamily.EXTENDED.groups().forEach((group, names) -> groups.put(group, within(set, names)));
        FeatureVariant full = FeatureVariant.FULL;
        groups.put("trade counts", needing(set, new FeatureVariant(false, full.takerFlow(), full.reference())));
        groups.put("taker flow", needing(set, new FeatureVariant(full.trades(), false, full.reference())));
        return groups;
    }

    /** The features of a set that a variant with less does not have. */
    private static Set<String> needing(FeatureSet set, FeatureVariant less) {
        return without(
                new HashSet<>(set.names()),
                new HashSet<>(FeatureSet.extended(less).names()));
    }

    private static Set<String> within(FeatureSet set, List<String> names) {
        Set<String> some = new HashSet<>(names);
        some.retainAll(set.names());
        return some;
    }

    private static Set<String> withUnit(Set<String> some) {
        return with(some, Set.of(UNIT));
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> with(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }
}
