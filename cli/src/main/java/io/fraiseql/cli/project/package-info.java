/** What the commands know of a project: its configuration, its API, and the SQL of its tables. */
@NullMarked
package io.fraiseql.cli.project;

import org.jspecify.annotations.NullMarked;
