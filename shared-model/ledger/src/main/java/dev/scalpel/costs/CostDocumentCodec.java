package dev.scalpel.costs;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Codec;
import dev.scalpel.store.IoErrors;
import dev.scalpel.store.JsonCodec;
import dev.scalpel.store.StoreException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Writes a {@link CostDocument} as JSON, rates in basis points as text. */
final class CostDocumentCodec {

    /** Raised when an older release can no longer read the document. */
    static final int FORMAT = 1;

    private static final String REMEDY = "delete it, and it will be measured again";
    private static final int BASIS_POINTS = 4;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private static final JsonCodec<Tree> TREE = new JsonCodec<>(JSON, Tree.class);

    static final Codec<CostDocument> CODEC = Codec.of(document -> TREE.encode(Tree.of(document)), (key, bytes) -> {
        requireFormat(key, bytes);
        return TREE.decode(key, bytes).document(key);
    });

    private CostDocumentCodec() {}

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

    private static String basisPoints(BigDecimal rate) {
        return rate.movePointRight(BASIS_POINTS).stripTrailingZeros().toPlainString();
    }

    private static double rate(String basisPoints) {
        return new BigDecimal(basisPoints).movePointLeft(BASIS_POINTS).doubleValue();
    }

    /** @param sampledSince empty before the first sample */
    record Tree(
            int format,
            String instrument,
            String sampledSince,
            List<FeeTree> commissions,
            List<SpreadTree> spreads,
            List<ProbeTree> probes) {

        static Tree of(CostDocument document) {
            return new Tree(
                    FORMAT,
                    document.instrument().key(),
                    document.sampledSince().map(LocalDate::toString).orElse(""),
                    document.commissions().stream().map(FeeTree::of).toList(),
                    document.spreads().stream().map(SpreadTree::of).toList(),
                    document.probes().stream().map(ProbeTree::of).toList());
        }

        CostDocument document(String key) {
            try {
                return new CostDocument(
                        InstrumentId.parse(instrument),
                        sampledSince.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(sampledSince)),
                        commissions.stream().map(FeeTree::version).toList(),
                        spreads.stream().map(SpreadTree::spread).toList(),
                        probes.stream().map(ProbeTree::probe).toList());
            } catch (IllegalArgumentException | DateTimeException invalid) {
                throw new StoreException(
                        key + " has invalid costs: " + invalid.getMessage() + "; restore an older version, or "
                                + REMEDY,
                        invalid);
            }
        }
    }

    /** @param paidIn empty where a traded asset is charged */
    record FeeTree(FeeAccount account, String makerBp, String takerBp, String paidIn, String asOf, String checkedAt) {

        static FeeTree of(FeeVersion version) {
            AccountFee commission = version.commission();
            return new FeeTree(
                    version.account(),
                    basisPoints(commission.maker()),
                    basisPoints(commission.taker()),
                    commission.paidIn().orElse(""),
                    version.asOf().toString(),
                    version.checkedAt().toString());
        }

        FeeVersion version() {
            return new FeeVersion(
                    account,
                    new AccountFee(
                            new BigDecimal(makerBp).movePointLeft(BASIS_POINTS),
                            new BigDecimal(takerBp).movePointLeft(BASIS_POINTS),
                            Optional.of(paidIn).filter(asset -> !asset.isEmpty())),
                    Instant.parse(asOf),
                    Instant.parse(checkedAt));
        }
    }

    record SpreadTree(String day, int samples, String halfSpreadBp) {

        static SpreadTree of(SpreadDay day) {
            return new SpreadTree(
                    day.day().toString(), day.samples(), basisPoints(BigDecimal.valueOf(day.halfSpreadRate())));
        }

        SpreadDay spread() {
            return new SpreadDay(LocalDate.parse(day), samples, rate(halfSpreadBp));
        }
    }

    record ProbeTree(String time, Map<String, String> slippageBp) {

        static ProbeTree of(DepthProbe probe) {
            Map<String, String> rates = new TreeMap<>();
            probe.slippageRates()
                    .forEach((notional, rate) ->
                            rates.put(notional.toPlainString(), basisPoints(BigDecimal.valueOf(rate))));
            return new ProbeTree(probe.time().toString(), rates);
        }

        DepthProbe probe() {
            NavigableMap<BigDecimal, Double> rates = new TreeMap<>();
            slippageBp.forEach((notional, basisPoints) -> rates.put(new BigDecimal(notional), rate(basisPoints)));
            return new DepthProbe(Instant.parse(time), rates);
        }
    }
}
