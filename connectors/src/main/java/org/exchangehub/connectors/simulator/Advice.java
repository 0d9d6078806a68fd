package org.exchangehub.connectors.simulator;

/** A clearance advice as Customs understood it. */
public record Advice(String caseId, int number, String code) {}
