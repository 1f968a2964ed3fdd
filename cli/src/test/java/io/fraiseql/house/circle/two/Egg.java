package io.fraiseql.house.circle.two;

import io.fraiseql.house.circle.one.Hen;

/** The other half. */
public record Egg(Hen hatched) {}
