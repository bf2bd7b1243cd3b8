package dev.scalpel.costs;

import java.time.Instant;
import java.util.Optional;

/** @param paidIn empty where a traded asset is charged */
record FeeTree(FeeAccount account, String makerBp, String takerBp, String paidIn, String asOf, String checkedAt) {

    static FeeTree of(FeeVersion version) {
        AccountFee commission = version.commission();
        return new FeeTree(
                version.account(),
                BasisPoints.text(commission.maker()),
                BasisPoints.text(commission.taker()),
                commission.paidIn().orElse(""),
                version.asOf().toString(),
                version.checkedAt().toString());
    }

    FeeVersion version() {
        return new FeeVersion(
                account,
                new AccountFee(
                        BasisPoints.rate(makerBp),
                        BasisPoints.rate(takerBp),
                        Optional.of(paidIn).filter(asset -> !asset.isEmpty())),
                Instant.parse(asOf),
                Instant.parse(checkedAt));
    }
}
