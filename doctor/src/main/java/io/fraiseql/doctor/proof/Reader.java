package io.fraiseql.doctor.proof;

import java.util.Objects;
import java.util.Set;

/**
 * A role under whose policies a table is read or written.
 *
 * @param name the role's name
 * @param rights the roles whose rights it has, 0 for PUBLIC
 * @param deeds what it may do at all
 */
public record Reader(String name, Set<Long> rights, Set<Deed> deeds) {
    public Reader {
        Objects.requireNonNull(name, "name is null");
        rights = Set.copyOf(rights);
        deeds = Set.copyOf(deeds);
    }
}
