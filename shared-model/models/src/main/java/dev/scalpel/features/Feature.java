package dev.scalpel.features;

import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
import dev.scalpel.features.columns.Formula;
import java.util.Optional;
import java.util.regex.Pattern;

/** A named pure function of the last {@link #lookBack()} closed bars. */
public final class Feature {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final String name;
    private final int lookBack;
    private final Optional<OptionalInput> needs;
    private final String description;
    private final Formula formula;

    private Feature(String name, int lookBack, Optional<OptionalInput> needs, String description, Formula formula) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a feature's name must match " + NAME + ": " + name);
        }
        if (lookBack < 1) {
            throw new IllegalArgumentException("lookBack must be >= 1: " + lookBack + " of " + name);
        }
        if (needs.isPresent() && lookBack > Availability.WITHOUT_GAP) {
            throw new IllegalArgumentException("a feature with an optional input must look back at most "
                    + Availability.WITHOUT_GAP + " bars: " + lookBack + " of " + name);
        }
        this.name = name;
        this.lookBack = lookBack;
        this.needs = needs;
        this.description = description;
        this.formula = formula;
    }

    static Feature of(String name, int lookBack, String description, Formula formula) {
        return new Feature(name, lookBack, Optional.empty(), description, formula);
    }

    static Feature of(String name, int lookBack, OptionalInput needs, String description, Formula formula) {
        return new Feature(name, lookBack, Optional.of(needs), description, formula);
    }

    public String name() {
        return name;
    }

    /** How many closed bars it reads, including the newest. */
    public int lookBack() {
        return lookBack;
    }

    /** The formula as text, as in docs/features.md. */
    public String description() {
        return description;
    }

    Optional<OptionalInput> needs() {
        return needs;
    }

    ColumnView over(Columns columns) {
        return formula.over(columns);
    }

    @Override
    public String toString() {
        return name + " (" + lookBack + " bars): " + description;
    }
}
