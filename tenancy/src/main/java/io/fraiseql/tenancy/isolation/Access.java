package io.fraiseql.tenancy.isolation;

import java.util.Optional;

/**
 * A way by which a request reaches a table.
 *
 * @param as the role whose rights and policies count there: the one that serves, or the owner of a view
 * @param through the view that reads the table; empty when the table itself is served
 */
record Access(Relation table, Role as, Optional<Relation> through) {}
