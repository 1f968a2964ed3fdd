package io.fraiseql.house.circle.one;

import io.fraiseql.house.circle.two.Egg;

/** Half of a circle between packages, for the rule that there is none. */
public record Hen(Egg laid) {}
