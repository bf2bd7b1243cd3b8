package dev.scalpel.settings.section;

import java.math.BigDecimal;

public record GateSettings(BigDecimal falsePromotionBudget, int minTrades, int expiryDays, boolean probation) {}
