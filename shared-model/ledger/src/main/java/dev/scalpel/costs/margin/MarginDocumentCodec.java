package dev.scalpel.costs.margin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.costs.FeeAccount;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Codec;
import dev.scalpel.store.IoErrors;
import dev.scalpel.store.JsonCodec;
import dev.scalpel.store.StoreException;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Writes a {@link MarginDocument} as JSON, amounts and shares as text. */
final class MarginDocumentCodec {

    /** Raised when an older release can no longer read the document. */
    static final int FORMAT = 1;

    static final String REMEDY = "delete it, and execution will read the terms from the venue again";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private static final JsonCodec<Tree> TREE = new JsonCodec<>(JSON, Tree.class);

    static final Codec<MarginDocument> CODEC = Codec.of(document -> TREE.encode(Tree.of(document)), (key, bytes) -> {
        requireFormat(key, bytes);
        return TREE.decode(key, bytes).document(key);
    });

    private MarginDocumentCodec() {}

    /** Checked first: for the unknown fields of a newer format the decoder would report a misleading error. */
    private static void requireFormat(String key, byte[] bytes) {
        try {
            int format = JSON.readTree(bytes).path("format").asInt(0);
            if (format != FORMAT) {
                throw new StoreException(key + " has format " + format + ", and this release reads format " + FORMAT
                        + ": run the release that wrote it, or " + REMEDY);
            }
        } catch (IOException notJson) {
            throw new StoreException(key + " is not JSON: " + IoErrors.describe(notJson) + "; " + REMEDY, notJson);
        }
    }

    private static String text(BigDecimal number) {
        return number.toPlainString();
    }

    record Tree(int format, String instrument, List<VersionTree> versions) {

        static Tree of(MarginDocument document) {
            return new Tree(
                    FORMAT,
                    document.instrument().key(),
                    document.versions().stream().map(VersionTree::of).toList());
        }

        MarginDocument document(String key) {
            try {
                return new MarginDocument(
                        InstrumentId.parse(instrument),
                        versions.stream().map(VersionTree::version).toList());
            } catch (IllegalArgumentException | DateTimeException invalid) {
                throw new StoreException(
                        key + " has an invalid margin: " + invalid.getMessage() + "; restore an older version, or "
                                + REMEDY,
                        invalid);
            }
        }
    }

    record VersionTree(
            FeeAccount account, String liquidationFeeRate, List<TierTree> tiers, String asOf, String checkedAt) {

        static VersionTree of(MarginVersion version) {
            return new VersionTree(
                    version.account(),
                    text(version.terms().liquidationFeeRate()),
                    version.terms().tiers().tiers().stream().map(TierTree::of).toList(),
                    version.asOf().toString(),
                    version.checkedAt().toString());
        }

        MarginVersion version() {
            return new MarginVersion(
                    account,
                    new MarginTerms(
                            1,
                            new MarginTiers(tiers.stream().map(TierTree::tier).toList()),
                            new BigDecimal(liquidationFeeRate)),
                    Instant.parse(asOf),
                    Instant.parse(checkedAt));
        }
    }

    record TierTree(
            String notionalFloor,
            String notionalCap,
            int maxLeverage,
            String maintenanceRate,
            String maintenanceAmount) {

        static TierTree of(MarginTier tier) {
            return new TierTree(
                    text(tier.notionalFloor()),
                    text(tier.notionalCap()),
                    tier.maxLeverage(),
                    text(tier.maintenanceRate()),
                    text(tier.maintenanceAmount()));
        }

        MarginTier tier() {
            return new MarginTier(
                    new BigDecimal(notionalFloor),
                    new BigDecimal(notionalCap),
                    maxLeverage,
                    new BigDecimal(maintenanceRate),
                    new BigDecimal(maintenanceAmount));
        }
    }
}
