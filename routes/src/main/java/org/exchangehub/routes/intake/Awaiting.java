package org.exchangehub.routes.intake;

import org.exchangehub.routes.record.Identifier;

/** A message that came before what it refers to. */
public record Awaiting<T>(Received<T> received, Identifier awaited) {}
