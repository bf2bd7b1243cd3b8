package dev.scalpel.settings.value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The addresses that may send signals.
 *
 * @param entries as written: {@link #TRADING_VIEW}, {@link #ANY}, addresses, or ranges such as {@code 203.0.113.0/24}
 */
public record AllowedAddresses(List<String> entries) {

    public static final String TRADING_VIEW = "tradingview";
    public static final String ANY = "any";

    /** From TradingView's "About webhooks", tradingview.com/support/solutions/43000529348; IPv4 only. */
    private static final List<String> TRADING_VIEW_RANGES =
            List.of("52.89.214.238/32", "34.212.75.30/32", "54.218.53.128/32", "52.32.178.7/32");

    private static final List<String> ANY_RANGES = List.of("0.0.0.0/0", "::/0");

    /** Digits only: a name would be looked up. */
    private static final Pattern NUMERIC = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    /** The default: the four addresses of TradingView. */
    public static final AllowedAddresses OF_TRADING_VIEW = new AllowedAddresses(List.of(TRADING_VIEW));

    public AllowedAddresses {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("at least one address must be allowed");
        }
        ranges(entries).forEach(Range::parse);
    }

    /** All entries as ranges. */
    public List<String> ranges() {
        return ranges(entries);
    }

    /** Whether calls from an address are allowed. What is no address is not. */
    public boolean contains(String address) {
        if (!NUMERIC.matcher(address).matches()) {
            return false;
        }
        try {
            byte[] bytes = bytes(address);
            return ranges().stream().map(Range::parse).anyMatch(range -> range.contains(bytes));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** As the file has them. */
    public String text() {
        return entries.stream().collect(Collectors.joining(","));
    }

    private static List<String> ranges(List<String> entries) {
        List<String> ranges = new ArrayList<>();
        for (String entry : entries) {
            switch (entry) {
                case TRADING_VIEW -> ranges.addAll(TRADING_VIEW_RANGES);
                case ANY -> ranges.addAll(ANY_RANGES);
                default -> ranges.add(entry);
            }
        }
        return ranges;
    }

    private static byte[] bytes(String address) {
        if (!NUMERIC.matcher(address).matches()) {
            throw new IllegalArgumentException("not an address: " + address);
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException invalid) {
            throw new IllegalArgumentException("not an address: " + address, invalid);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Range(byte[] start, int bits) {

        static Range parse(String text) {
            String[] parts = text.split("/", -1);
            byte[] start = bytes(parts[0]);
            int bits = parts.length == 1 ? start.length * Byte.SIZE : Integer.parseInt(parts[1]);
            if (parts.length > 2 || bits < 0 || bits > start.length * Byte.SIZE) {
                throw new IllegalArgumentException("not a range of addresses: " + text);
            }
            return new Range(start, bits);
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if ((address[bit / Byte.SIZE] & mask) != (start[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
