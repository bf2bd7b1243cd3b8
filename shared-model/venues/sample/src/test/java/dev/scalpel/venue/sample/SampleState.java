package dev.scalpel.venue.sample;

import java.util.List;
import java.util.Map;

/** What reads of the account report: orders in the order of their acceptance, by their ids. */
record SampleState(
        Map<String, SampleOrder> orders,
        List<SampleResponses.OneFill> fills,
        List<SampleResponses.Payment> payments,
        SamplePosition position) {}
