/**
 * The creation of a tenant: a row in the registry, a place for its data, tables, first rows, and a welcome. Each of
 * them is a step that can be undone.
 *
 * <p>An application that embeds the server makes a {@link io.fraiseql.lifecycle.provisioning.TenantProvisioning} and
 * hands it to {@code FraiseQL.Builder.provisioning}. What that takes and gives is for applications: {@link
 * io.fraiseql.lifecycle.provisioning.NewTenant}, {@link io.fraiseql.lifecycle.provisioning.WantedPlacement}, {@link
 * io.fraiseql.lifecycle.provisioning.Seed}, {@link io.fraiseql.lifecycle.provisioning.WelcomeMail}, {@link
 * io.fraiseql.lifecycle.provisioning.ProvisioningProgress}, {@link io.fraiseql.lifecycle.provisioning.DedicatedPools}
 * and {@link io.fraiseql.lifecycle.provisioning.ProvisioningException}. All else is internal.
 */
@NullMarked
package io.fraiseql.lifecycle.provisioning;

import org.jspecify.annotations.NullMarked;
