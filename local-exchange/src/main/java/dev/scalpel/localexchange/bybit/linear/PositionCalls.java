package dev.scalpel.localexchange.bybit.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.perpetual.PerpetualCore;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.engine.AccountValues;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.util.List;

/** Positions, their leverage and their mode. */
final class PositionCalls {

    private static final String LIST = "GET /v5/position/list";
    private static final int DEFAULT_ROWS = 20;
    private static final int MAX_ROWS = 200;
    private static final int DECIMALS = 4;

    private final PerpetualCore core;
    private final FuturesAccount account;
    private final PositionRows rows;

    PositionCalls(PerpetualCore core) {
        this.core = core;
        account = core.account();
        rows = new PositionRows(account);
    }

    void addTo(Calls calls) {
        calls.add(
                LinearListings.CATEGORY,
                LIST,
                Action.read(
                        (call, now) -> core.staleReads().read(LIST, now, observed -> list(call, observed)),
                        "category",
                        "symbol",
                        "baseCoin",
                        "settleCoin",
                        "limit",
                        "cursor"));
        trade(calls, "set-leverage", this::setLeverage, "category", "symbol", "buyLeverage", "sellLeverage");
        trade(calls, "switch-mode", this::switchMode, "category", "symbol", "coin", "mode");
        trade(calls, "add-margin", this::addMargin, "category", "symbol", "margin", "positionIdx");
    }

    private static void trade(Calls calls, String name, Action.Run run, String... names) {
        calls.add(LinearListings.CATEGORY, "POST /v5/position/" + name, Action.trade(run, names));
    }

    /** "If symbol passed, it returns data regardless of having position or not". */
    private JsonNode list(Call call, ObservedFutures observed) {
        boolean one = call.text("symbol").isPresent();
        if (!one && call.text("settleCoin").isEmpty()) {
            throw Refusal.parameter("params error: symbol or settleCoin is required");
        }
        AccountValues values = observed.values(core.engine().values());
        List<Position> found = LinearListings.selected(core.contracts(), call).stream()
                .flatMap(contract -> account.positions(contract).stream())
                .filter(position -> one || values.state(position).isOpen())
                .toList();
        return Rows.page(
                LinearListings.CATEGORY, call, found, DEFAULT_ROWS, MAX_ROWS, position -> rows.row(position, values));
    }

    private JsonNode setLeverage(Call call, long now) {
        Contract contract = LinearListings.named(core.contracts(), call.required("symbol"));
        BigDecimal wanted = call.amount("buyLeverage", LinearRefusals::invalid)
                .orElseThrow(() -> LinearRefusals.invalid("buyLeverage"));
        if (call.amount("sellLeverage", LinearRefusals::invalid)
                .filter(sell -> sell.compareTo(wanted) == 0)
                .isEmpty()) {
            throw Refusal.parameter("buy leverage not equal sell leverage");
        }
        boolean whole = wanted.stripTrailingZeros().scale() <= 0;
        if (!whole || wanted.signum() == 0) {
            throw Refusal.parameter("leverage invalid: this market has whole ones");
        }
        if (wanted.compareTo(BigDecimal.valueOf(contract.brackets().maxLeverage())) > 0) {
            throw new Refusal(110013, "Cannot set leverage due to risk limit level.");
        }
        int leverage = wanted.intValueExact();
        if (leverage == account.settings(contract).leverage()) {
            throw new Refusal(110043, "Set leverage has not been modified.");
        }
        for (Position position : account.positions(contract)) {
            BigDecimal value = core.engine().values().notional(position).abs();
            if (value.compareTo(contract.brackets().maxNotional(leverage)) > 0) {
                throw new Refusal(110013, "Cannot set leverage due to risk limit level.");
            }
        }
        account.set(contract, account.settings(contract).withLeverage(leverage));
        return Json.object();
    }

    /** By coin, "all symbols … that do not have position and open order will be batch switched". */
    private JsonNode switchMode(Call call, long now) {
        boolean hedged =
                switch (call.required("mode")) {
                    case "0" -> false;
                    case "3" -> true;
                    default -> throw Refusal.parameter("params error: mode invalid");
                };
        if (call.text("symbol").isPresent()) {
            switchOne(LinearListings.named(core.contracts(), call.required("symbol")), hedged);
            return Json.object();
        }
        String coin = call.required("coin");
        List<Contract> differ = core.contracts().all().stream()
                .filter(contract -> contract.asset().equals(coin) && account.isHedged(contract) != hedged)
                .toList();
        if (differ.isEmpty()) {
            throw new Refusal(110025, "Position mode is not modified");
        }
        differ.stream().filter(contract -> !isInUse(contract)).forEach(contract -> account.setHedged(contract, hedged));
        return Json.object();
    }

    private void switchOne(Contract contract, boolean hedged) {
        if (account.isHedged(contract) == hedged) {
            throw new Refusal(110025, "Position mode is not modified");
        }
        if (account.positions(contract).stream().anyMatch(Position::isOpen)) {
            throw new Refusal(110024, "You have an existing position, so the position mode cannot be switched.");
        }
        if (isInUse(contract)) {
            throw new Refusal(110028, "You have existing open orders, so the position mode cannot be switched.");
        }
        account.setHedged(contract, hedged);
    }

    private boolean isInUse(Contract contract) {
        return account.positions(contract).stream().anyMatch(Position::isOpen)
                || !core.book().open(contract).isEmpty()
                || !core.book().waiting(contract).isEmpty();
    }

    /** "Add Or Reduce Margin": a positive amount adds. */
    private JsonNode addMargin(Call call, long now) {
        Contract contract = LinearListings.named(core.contracts(), call.required("symbol"));
        BigDecimal amount = margin(call.required("margin"));
        Position position = account.positions(contract).stream()
                .filter(each -> Integer.toString(PositionRows.index(each.side()))
                        .equals(call.text("positionIdx").orElse("0")))
                .findFirst()
                .orElseThrow(LinearRefusals::wrongPositionIndex);
        AccountValues values = core.engine().values();
        if (!account.settings(contract).isIsolated()) {
            throw new Refusal(110015, "The position is in cross margin mode.");
        }
        if (!position.isOpen()) {
            throw new Refusal(110033, "You can't set margin without an open position");
        }
        if (amount.compareTo(values.available(contract.asset())) > 0) {
            throw new Refusal(110014, "Insufficient available balance to add additional margin.");
        }
        BigDecimal spare = position.now()
                .isolatedWallet()
                .add(values.unrealised(position).min(BigDecimal.ZERO))
                .subtract(values.initialMargin(position));
        if (amount.negate().compareTo(spare) > 0) {
            throw new Refusal(110078, "Added margin more than max can reduce margin");
        }
        position.addMargin(amount, now);
        return rows.row(position, values);
    }

    /** "Support up to 4 decimal". */
    private static BigDecimal margin(String text) {
        if (!text.matches("-?\\d{1,15}(\\.\\d{1," + DECIMALS + "})?")) {
            throw Refusal.parameter("margin invalid");
        }
        BigDecimal amount = new BigDecimal(text);
        if (amount.signum() == 0) {
            throw new Refusal(110027, "Margin has not been modified.");
        }
        return amount;
    }
}
