package dev.scalpel.venue.trading;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.LiveConfirmation;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.settings.value.UnrehearsedConfirmation;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether orders may be sent at all. Reading the settings file checks some of this too; here it holds for settings from
 * anywhere.
 */
final class TradingGuard {

    private TradingGuard() {}

    /** Checked before the adapter is set up. */
    static void requireAddress(VenueAddress address, VenueAddresses addresses) {
        List<String> reasons = new ArrayList<>();
        refuseIf(
                address.testnet()
                        && address.rehearsal().isEmpty()
                        && addresses.testnet().isEmpty(),
                "the venue has no testnet: set mode to paper, or venueConnection.address to a stand-in on this machine",
                reasons);
        refuseFor(reasons);
    }

    /** Checked before the first connection. */
    static void requireSettings(
            Settings settings,
            VenueAddress address,
            VenueCapabilities venue,
            boolean rehearsed,
            boolean retriesDisabled) {
        List<String> reasons = new ArrayList<>(reasons(
                settings.mode(), settings.venueConnection().liveConfirmation(), address, venue, retriesDisabled));
        reasons.addAll(
                rehearsalReasons(settings.mode(), settings.venueConnection().unrehearsed(), rehearsed));
        refuseFor(reasons);
    }

    /** Only documents say how a venue behaves where nobody has rehearsed. */
    static List<String> rehearsalReasons(Mode mode, Optional<UnrehearsedConfirmation> confirmation, boolean rehearsed) {
        List<String> reasons = new ArrayList<>();
        refuseIf(
                mode == Mode.LIVE && !rehearsed && confirmation.isEmpty(),
                "nobody has rehearsed at this venue yet: run its testnet first, and set venueConnection.unrehearsed to"
                        + " i-know if you trade there all the same",
                reasons);
        return reasons;
    }

    /** Checked before the first order. */
    static void requireRights(Mode mode, Optional<KeyRights> rights) {
        refuseFor(reasons(mode, rights));
    }

    /**
     * What the owner should know although it forbids nothing. Binance removes the permission to trade 30 days after it was
     * given when a key is not restricted to addresses ("Updates to API Key Permission Rules", 2021-07-08).
     */
    static List<String> warnings(Mode mode, Optional<KeyRights> rights) {
        List<String> warnings = new ArrayList<>();
        refuseIf(
                mode == Mode.LIVE
                        && rights.map(known -> !known.boundToAddresses()).orElse(false),
                "the key may be used from any address: the venue removes the permission to trade from such keys after a while."
                        + " Restrict it to this machine's address, or in AWS to the one that the deployment prints"
                        + " (aws.network: fixed-address)",
                warnings);
        return warnings;
    }

    static List<String> reasons(
            Mode mode,
            Optional<LiveConfirmation> confirmation,
            VenueAddress address,
            VenueCapabilities venue,
            boolean retriesDisabled) {
        List<String> reasons = new ArrayList<>();
        refuseIf(mode == Mode.PAPER, "mode is paper: set mode to testnet or live", reasons);
        refuseIf(
                mode == Mode.LIVE && confirmation.isEmpty(),
                "mode is live and venueConnection.liveConfirmation is not: set it to i-trade-real-money if you mean it",
                reasons);
        refuseIf(
                mode == Mode.LIVE && !address.isReal(),
                "mode is live and the venue's address is not its own: remove venueConnection.address",
                reasons);
        refuseIf(
                mode != Mode.LIVE && address.isReal(),
                "the venue's address is the real one and mode is not live",
                reasons);
        refuseIf(
                !venue.safeToSend(),
                "the venue has no client ids, or accepts an order that arrives late: it could be sent twice",
                reasons);
        refuseIf(
                !venue.safeToClose(),
                "the venue nets positions and has no reduce-only orders: an exit could open a position",
                reasons);
        refuseIf(
                !retriesDisabled,
                "this JVM retries requests by itself: start it with -Dsun.net.http.retryPost=false",
                reasons);
        return reasons;
    }

    static List<String> reasons(Mode mode, Optional<KeyRights> rights) {
        List<String> reasons = new ArrayList<>();
        refuseIf(
                mode == Mode.LIVE && rights.isEmpty(),
                "the venue does not report the key's permissions: live needs a key that is known not to allow withdrawals",
                reasons);
        rights.ifPresent(known -> {
            refuseIf(
                    known.moveFundsOut(),
                    "the key may withdraw or transfer funds: make one that may only read and trade",
                    reasons);
            refuseIf(!known.trade(), "the key may not trade: allow it spot trading", reasons);
        });
        return reasons;
    }

    private static void refuseIf(boolean broken, String reason, List<String> reasons) {
        if (broken) {
            reasons.add(reason);
        }
    }

    private static void refuseFor(List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new TradingRefusedException(reasons);
        }
    }
}
