package org.exchangehub.config.security;

/** The page on which a browser says who it is, where the hub has one. */
public record LoginPage(String path) {}
