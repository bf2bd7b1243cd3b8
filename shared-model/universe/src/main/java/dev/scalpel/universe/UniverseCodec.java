package dev.scalpel.universe;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.Codec;
import dev.scalpel.store.JsonCodec;
import dev.scalpel.store.StoreException;
import dev.scalpel.universe.Universe.Excluded;
import dev.scalpel.universe.Universe.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Writes a {@link Universe} as JSON. */
final class UniverseCodec {

    /** Raised when an older release can no longer read the document. */
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private static final JsonCodec<Tree> TREE = new JsonCodec<>(JSON, Tree.class);

    static final Codec<Universe> CODEC = Codec.of(
            universe -> TREE.encode(Tree.of(universe)),
            (key, bytes) -> TREE.decode(key, bytes).universe(key));

    static final Codec<UniverseFailure> FAILURE = new JsonCodec<>(JSON, UniverseFailure.class);

    private UniverseCodec() {}

    record Tree(
            int format,
            String day,
            String readAt,
            String source,
            String attribution,
            UniverseRules rules,
            List<MemberTree> members,
            List<String> leaving,
            List<ExcludedTree> excluded) {

        static Tree of(Universe universe) {
            return new Tree(
                    FORMAT,
                    universe.day().toString(),
                    universe.readAt().toString(),
                    universe.source(),
                    universe.attribution().orElse(""),
                    universe.rules(),
                    universe.members().stream()
                            .map(member -> new MemberTree(member.symbol().toString(), member.rank(), member.coin()))
                            .toList(),
                    universe.leaving().stream().map(Symbol::toString).toList(),
                    universe.excluded().stream()
                            .map(left -> new ExcludedTree(left.rank(), left.reason(), left.coin()))
                            .toList());
        }

        Universe universe(String key) {
            if (format != FORMAT) {
                throw new StoreException(key + " has format " + format + ", and this release reads format " + FORMAT
                        + ": run the release that wrote it");
            }
            try {
                return new Universe(
                        LocalDate.parse(day),
                        Instant.parse(readAt),
                        source,
                        Optional.of(attribution).filter(text -> !text.isEmpty()),
                        rules,
                        members.stream().map(MemberTree::member).toList(),
                        leaving.stream().map(Symbol::parse).toList(),
                        excluded.stream().map(ExcludedTree::excluded).toList());
            } catch (IllegalArgumentException | DateTimeException invalid) {
                throw new StoreException(
                        key + " is not a universe: " + invalid.getMessage() + "; restore an older version", invalid);
            }
        }
    }

    record MemberTree(String symbol, int rank, Coin coin) {
        Member member() {
            return new Member(Symbol.parse(symbol), rank, coin);
        }
    }

    record ExcludedTree(int rank, Exclusion reason, Coin coin) {
        Excluded excluded() {
            return new Excluded(rank, coin, reason);
        }
    }
}
