/**
 * Row-level DDL from tables without tenants, as {@code fraiseql sql} prints it: {@link
 * io.fraiseql.lifecycle.ddl.TableDefinitions} is what is read, {@link io.fraiseql.lifecycle.ddl.RowLevelDdl} what is
 * written. Internal: an application has no use for it.
 */
@NullMarked
package io.fraiseql.lifecycle.ddl;

import org.jspecify.annotations.NullMarked;
