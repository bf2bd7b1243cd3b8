package dev.scalpel.settings.type;

import dev.scalpel.settings.value.AllowedAddresses;
import java.util.List;
import java.util.Optional;

/** A list of addresses and ranges, or one. */
public final class AddressesType implements ValueType<AllowedAddresses> {

    @Override
    public String rule() {
        return "tradingview, any, addresses, ranges such as 203.0.113.0/24, or a list of these";
    }

    @Override
    public AllowedAddresses parse(String text) {
        return new AllowedAddresses(List.of(text.strip().split("\\s*,\\s*", -1)));
    }

    @Override
    public String show(AllowedAddresses value) {
        return value.text();
    }

    @Override
    public Optional<AllowedAddresses> read(String path, RawValue raw, List<SettingsProblem> problems) {
        RawValue split = raw.split();
        if (split instanceof RawValue.Listing listing) {
            return ValueType.super.read(path, new RawValue.Scalar(listing.text(), false, raw.origin()), problems);
        }
        problems.add(SettingsProblem.of(path, raw.origin(), raw.text(), "must be " + rule()));
        return Optional.empty();
    }
}
