package dev.scalpel.research.studies.skill;

import dev.scalpel.market.Symbol;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One symbol.
 *
 * @param spearman of score and return from the next open to the open five minutes later
 * @param standardError jackknife over days
 * @param spearmanOneBarLater the same with both opens one bar later
 * @param breakEvenBp cost per side at which the largest tenth of scores earns nothing
 */
public record SkillRow(
        Symbol symbol,
        int weeks,
        int rows,
        OptionalDouble spearman,
        OptionalDouble standardError,
        OptionalDouble spearmanOneBarLater,
        OptionalDouble breakEvenBp,
        OptionalDouble breakEvenStandardError,
        int trades,
        List<SkillStudy.AtCost> costs) {}
