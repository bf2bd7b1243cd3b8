package dev.scalpel.portfolio.filter;

import java.math.BigDecimal;
import java.util.Optional;

/** What is said of a strategy's entry by the model of its instrument or by a rule. Closes need nobody's opinion. */
public sealed interface EntryOpinion {

    /** A final one. */
    sealed interface Judged extends EntryOpinion {

        /** What the log is to say of it; empty where nobody has judged it. */
        Optional<EntryNote> note();

        /** The same with these words and the model's probability for the log. */
        Judged noted(EntryNote note);
    }

    /**
     * None yet: the bar that decides has closed, and is about to be stored. The entry is neither made nor refused.
     *
     * @param reason in words
     */
    record Waiting(String reason) implements EntryOpinion {}

    /** @param size of the position, as a part of what the strategy's share allows, in (0, 1] */
    record Allowed(BigDecimal size, Optional<EntryNote> note) implements Judged {

        public static final Allowed WHOLE = new Allowed(BigDecimal.ONE);

        public Allowed {
            if (size.signum() <= 0 || size.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("size must lie in (0, 1]: " + size);
            }
        }

        public Allowed(BigDecimal size) {
            this(size, Optional.empty());
        }

        @Override
        public Allowed noted(EntryNote words) {
            return new Allowed(size, Optional.of(words));
        }
    }

    /** @param reason in words, for the log */
    record Vetoed(String reason, Optional<EntryNote> note) implements Judged {

        public Vetoed(String reason) {
            this(reason, Optional.empty());
        }

        @Override
        public Vetoed noted(EntryNote words) {
            return new Vetoed(reason, Optional.of(words));
        }
    }
}
