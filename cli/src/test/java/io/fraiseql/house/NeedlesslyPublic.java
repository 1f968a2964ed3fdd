package io.fraiseql.house;

/** A type that is public and that no other package uses, for the rule that there is none. */
public final class NeedlesslyPublic {
    private NeedlesslyPublic() {}
}
