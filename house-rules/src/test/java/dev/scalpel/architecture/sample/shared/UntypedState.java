package dev.scalpel.architecture.sample.shared;

import com.fasterxml.jackson.databind.JsonNode;

/** Breaks both rules of shared types: an untyped field, and a parameter of one venue. */
record UntypedState(JsonNode memory, int recvWindowMillis) {}
