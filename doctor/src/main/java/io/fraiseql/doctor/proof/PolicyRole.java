package io.fraiseql.doctor.proof;

import java.util.Objects;
import java.util.Set;

/**
 * A role under whose policies a table is read or written.
 *
 * @param name the role's name
 * @param rights the roles whose rights it has, 0 for PUBLIC
 * @param actions what it may do at all
 */
record PolicyRole(String name, Set<Long> rights, Set<RowAction> actions) {
    PolicyRole {
        Objects.requireNonNull(name, "name is null");
        rights = Set.copyOf(rights);
        actions = Set.copyOf(actions);
    }
}
