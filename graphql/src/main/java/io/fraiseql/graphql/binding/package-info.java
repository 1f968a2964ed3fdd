/**
 * Declarations and catalog to the {@link io.fraiseql.graphql.model.Api}, or every reason why not. {@link
 * io.fraiseql.graphql.binding.ApiBinder} is the way in. Internal.
 */
@NullMarked
package io.fraiseql.graphql.binding;

import org.jspecify.annotations.NullMarked;
